import type { OperationContract } from '../../contract.js'
import { services } from './contact.js'
import { desktopEvidence, desktopResponses, ofDesktop } from './own-agent.js'

export const getAgentIndicators = {
  ...ofDesktop,
  operationId: 'getAgentIndicators',
  path: `${services}/agents/{agentId}/indicators`,
  summary: 'List the indicators that scripts show to an agent; empty, because the mock does not run scripts',
  evidence: desktopEvidence,
  responses: desktopResponses({
    type: 'object',
    required: ['indicators'],
    properties: { indicators: { type: 'array', items: { type: 'object' } } },
  }),
} as const satisfies OperationContract
