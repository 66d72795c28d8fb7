import type { ContractCase } from '../../case.js'
import { agent, forbidden, rejected, version } from './contact.cases.js'
import { unknownVersion, withGenesysToken, withoutProduct, withoutToken } from './rejections.cases.js'

/** The rejections of the operations on one agent. `status` is that for an unknown agent. */
export const agentRejections = (status: 400 | 404): readonly ContractCase[] => [
  {
    name: `returns ${status} for the number of another agent`,
    request: { as: agent, params: { version, agentId: '5002' } },
    expect: rejected(status, 'Invalid Agent Id'),
  },
  {
    name: 'returns 403 for the number of another agent under that variant',
    assume: { 'agent-of-another': 'forbidden-403' },
    request: { as: agent, params: { version, agentId: '5002' } },
    expect: forbidden,
  },
  {
    name: 'returns 404 for an empty number',
    request: { as: agent, params: { version, agentId: '' } },
    expect: rejected(404, 'resource not found'),
  },
  ...desktopRejections({ agentId: '5001' }),
]

/** The rejections of all desktop operations. */
export function desktopRejections(params: Readonly<Record<string, string>>): readonly ContractCase[] {
  return [
    withoutToken({ params: { ...params, version } }),
    withGenesysToken({ as: 'recorder', params: { ...params, version } }),
    unknownVersion({ as: agent, params: { ...params, version: 'v35.0' } }),
    withoutProduct({ as: agent, params: { ...params, version } }),
  ]
}
