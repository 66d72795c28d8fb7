import { niceSdk } from '../../evidence.js'
import type { ContractCase, OperationContract, Schema } from '../../contract.js'
import { acd, agent, declared, declared403, forbidden, refused, unauthorized, version } from './contact.js'

/** What the operations share by which NICE's SDK asks what an agent's desktop shows. */
export const ofDesktop = {
  ...acd,
  method: 'GET',
  security: { kind: 'bearer' },
  ambiguities: [...acd.ambiguities, 'agent-of-another'],
} as const satisfies Partial<OperationContract>

/** What the SDK reads of their answers. Of what the mock does not have a value is empty, 0 or false. */
export const desktopEvidence = niceSdk('AdminService: business-unit, indicators and agent-settings')

export function desktopResponses(schema: Schema): OperationContract['responses'] {
  return {
    '200': { description: 'what the SDK reads', content: { 'application/json': { schema } } },
    ...declared(400, 401, 404),
    ...declared403,
  }
}

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
