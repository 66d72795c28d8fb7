import { agentApiSpec } from '../../evidence.js'
import type { OperationContract } from '../../contract.js'
import { services } from './contact.js'
import { desktopResponses, ofDesktop } from './own-agent.js'

export const getAgentIndicators = {
  ...ofDesktop,
  operationId: 'getAgentIndicators',
  path: `${services}/agents/{agentId}/indicators`,
  summary: 'List the indicators that scripts show to an agent; empty, because the mock does not run scripts',
  evidence: agentApiSpec,
  responses: desktopResponses({
    type: 'object',
    required: ['indicators'],
    properties: { indicators: { type: 'array', items: { type: 'object' } } },
  }),
} as const satisfies OperationContract
