import type { OperationContract } from '../../contract.js'
import { services } from './contact.js'
import { desktopEvidence, desktopResponses, ofDesktop } from './own-agent.js'

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
} as const satisfies OperationContract
