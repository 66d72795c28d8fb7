import type { ContractCases } from '../../case.js'
import { withoutScope, withoutToken } from '../platform.cases.js'
import { studioBasic } from './administration.cases.js'

const { authorizedGrantType: _, ...listed } = studioBasic
const uri = '/api/v2/oauth/clients?pageSize=5&pageNumber=1'
const client = (id: string, scope: readonly string[], ...divisions: readonly string[]) => ({
  ...listed,
  id,
  name: id,
  scope,
  roleDivisions: divisions.map((divisionId) => ({ roleId: 'role-any', divisionId })),
  selfUri: `/api/v2/oauth/clients/${id}`,
})

export const cases: ContractCases = [
  {
    name: 'lists the clients for client_credentials without their secrets',
    request: { as: 'admin' },
    expect: {
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: {
        entities: [
          listed,
          {
            ...client('studio-long-lived', ['recording:read', 'recording:write'], 'div-demo'),
            accessTokenValiditySeconds: 172_800,
          },
          client('recorder', ['recording:read', 'recording:write', 'recording:control'], 'div-demo'),
          client('other-division', ['recording:control'], 'div-other'),
          client(
            'admin',
            ['oauth:client:view', 'oauth:client:add', 'oauth:client:edit', 'oauth:client:delete'],
            'div-demo',
            'div-other',
          ),
        ],
        pageSize: 5,
        pageNumber: 1,
        total: 5,
        pageCount: 1,
        selfUri: uri,
        firstUri: uri,
        lastUri: uri,
      },
    },
  },
  withoutScope('oauth:client:view', { as: 'recorder' }),
  withoutToken({}),
]
