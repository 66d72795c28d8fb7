import type { OperationContract } from '../../contract.js'
import { agent, services } from './contact.js'
import { desktopEvidence, desktopResponses, ofDesktop, refusedOfAgent } from './own-agent.js'

export const getAgentIndicators = {
  ...ofDesktop,
  operationId: 'getAgentIndicators',
  path: `${services}/agents/{agentId}/indicators`,
  summary: 'The indicators that scripts show an agent; the mock runs no scripts, so there are none',
  evidence: desktopEvidence,
  responses: desktopResponses({
    type: 'object',
    required: ['indicators'],
    properties: { indicators: { type: 'array', items: { type: 'object' } } },
  }),
  cases: [
    {
      name: 'lists none',
      request: { as: agent, params: { version: 'v23.0', agentId: '5001' } },
      expect: { status: 200, body: { indicators: [] } },
    },
    ...refusedOfAgent,
  ],
} as const satisfies OperationContract
