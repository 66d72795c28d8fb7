import type { ContractCase } from '../../case.js'
import { rejected } from '../error-body.cases.js'

export const noResource = rejected(404, 'not.found', 'The requested resource was not found.')

/** The client studio-basic of the demo scenario. */
export const studioBasic = {
  id: 'studio-basic',
  name: 'studio-basic',
  accessTokenValiditySeconds: 3600,
  registeredRedirectUri: [],
  authorizedGrantType: 'CLIENT-CREDENTIALS',
  scope: ['recording:read', 'recording:write'],
  roleDivisions: [{ roleId: 'role-any', divisionId: 'div-demo' }],
  state: 'active',
  selfUri: '/api/v2/oauth/clients/studio-basic',
} as const

/** A body for studio-basic with more scopes. */
export const withControl = {
  name: 'studio-basic',
  authorizedGrantType: 'CLIENT-CREDENTIALS',
  scope: ['recording:read', 'recording:write', 'recording:control'],
} as const

export const invalidClientBody = (operation: object): readonly ContractCase[] => [
  {
    name: 'returns 400 for a body without a name',
    request: { ...operation, as: 'admin', json: { authorizedGrantType: 'CLIENT-CREDENTIALS' } },
    expect: rejected(400, 'bad.request', 'The request body is not valid: name is required', {
      details: [{ errorCode: 'required', fieldName: 'name' }],
    }),
  },
  {
    name: 'returns 400 for tokens that live less than 5 minutes',
    request: { ...operation, as: 'admin', json: { ...withControl, accessTokenValiditySeconds: 299 } },
    expect: rejected(
      400,
      'bad.request',
      'The request body is not valid: accessTokenValiditySeconds must be >= 300',
      { details: [{ errorCode: 'minimum', fieldName: 'accessTokenValiditySeconds' }] },
    ),
  },
  {
    name: 'returns 400 for a division that does not exist',
    request: {
      ...operation,
      as: 'admin',
      json: { ...withControl, roleDivisions: [{ roleId: 'any', divisionId: 'div-0' }] },
    },
    expect: rejected(400, 'bad.request', 'The division div-0 does not exist.', {
      details: [{ errorCode: 'bad.request', fieldName: 'roleDivisions' }],
    }),
  },
]
