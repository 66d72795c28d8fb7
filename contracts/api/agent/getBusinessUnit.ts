import { agentApiSpec } from '../../evidence.js'
import type { OperationContract } from '../../contract.js'
import { acd, services } from './contact.js'
import { desktopEvidence, desktopResponses, ofDesktop } from './own-agent.js'

const flag = { type: 'boolean' } as const

const properties = {
  features: { type: 'array', items: { type: 'object' } },
  maxConferenceParties: { type: 'integer' },
  fileExtensions: { type: 'array', items: { type: 'string' } },
  isMultiContactHandling: flag,
  isUnifiedRoutingEnabled: flag,
} as const

export const getBusinessUnit = {
  ...ofDesktop,
  operationId: 'getBusinessUnit',
  path: `${services}/business-unit`,
  summary: 'Read the features of the business unit; the mock has none of them',
  ambiguities: acd.ambiguities,
  undeclared401: true,
  evidence: agentApiSpec,
  responseEvidence: { '200 businessUnits[].isUnifiedRoutingEnabled': desktopEvidence },
  responses: desktopResponses({
    type: 'object',
    required: ['businessUnits'],
    properties: {
      businessUnits: {
        type: 'array',
        items: { type: 'object', required: Object.keys(properties), properties },
      },
    },
  }),
} as const satisfies OperationContract
