import type { ContractCase } from '../../case.js'
import { agent, forbidden, refused, unauthorized, version } from './contact.cases.js'

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
    {
      name: 'answers 401 to a request without a token',
      request: { params: { ...params, version } },
      expect: unauthorized,
    },
    {
      name: 'answers 401 to a token of Genesys Cloud',
      request: { as: 'recorder', params: { ...params, version } },
      expect: unauthorized,
    },
    {
      name: 'answers 404 to a version that there is not',
      request: { as: agent, params: { ...params, version: 'v35.0' } },
      expect: refused(404, 'resource not found'),
    },
    {
      name: 'answers 403 on a tenant that has Multi-ACD only',
      world: { product: 'multi-acd' },
      request: { as: agent, params: { ...params, version } },
      expect: forbidden,
    },
  ]
}
