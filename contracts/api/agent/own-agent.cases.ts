import type { ContractCase } from '../../case.js'
import { agent, forbidden, refused, version } from './contact.cases.js'
import { unknownVersion, withGenesysToken, withoutProduct, withoutToken } from './rejections.cases.js'

/** Refusals of all that is asked about one agent. */
export const refusedOfAgent: readonly ContractCase[] = [
  {
    name: 'answers 403 to the number of another agent',
    request: { as: agent, params: { version, agentId: '5002' } },
    expect: forbidden,
  },
  {
    name: 'answers 404 to the number of another agent where that is assumed',
    assume: { 'agent-of-another': 'not-found-404' },
    request: { as: agent, params: { version, agentId: '5002' } },
    expect: refused(404, 'resource not found'),
  },
  {
    name: 'answers 404 to an empty number',
    request: { as: agent, params: { version, agentId: '' } },
    expect: refused(404, 'resource not found'),
  },
  ...refusedAnyway({ agentId: '5001' }),
]

/** Refusals of all of them. */
export function refusedAnyway(params: Readonly<Record<string, string>>): readonly ContractCase[] {
  return [
    withoutToken({ params: { ...params, version } }),
    withGenesysToken({ as: 'recorder', params: { ...params, version } }),
    unknownVersion({ as: agent, params: { ...params, version: 'v35.0' } }),
    withoutProduct({ as: agent, params: { ...params, version } }),
  ]
}
