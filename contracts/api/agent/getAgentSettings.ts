import { agentApiSpec } from '../../evidence.js'
import type { OperationContract } from '../../contract.js'
import { services } from './contact.js'
import { desktopEvidence, desktopResponses, ofDesktop } from './own-agent.js'

const text = { type: 'string' } as const
const texts = { type: 'array', items: text } as const
const flag = { type: 'boolean' } as const

const properties = {
  cxaClientVersion: text,
  webRTCType: text,
  webRTCWSSUrls: texts,
  webRTCServerDomain: text,
  webRTCICEUrls: texts,
  webRTCDNIS: text,
  deleteCommitmentString: text,
  persistentPanels: { type: 'array', items: { type: 'object' } },
  CXADataDogAppID: text,
  CXADataDogClientToken: text,
  DataDogSampleRate: text,
  maxConferenceParties: { type: 'integer' },
  VQMIntegratedSoftPhoneMonitoring: flag,
  VQMMonitoringKey: text,
  EnableUIQueue: flag,
  irisNoiseCancellationKey: text,
} as const

/** Fields that the SDK reads, and that NICE's document does not have. */
export const fieldsOfTheSdk = [
  'cxaClientVersion',
  'webRTCType',
  'webRTCServerDomain',
  'webRTCICEUrls',
  'webRTCDNIS',
  'CXADataDogAppID',
  'CXADataDogClientToken',
  'DataDogSampleRate',
  'VQMIntegratedSoftPhoneMonitoring',
  'VQMMonitoringKey',
  'EnableUIQueue',
  'irisNoiseCancellationKey',
] as const

export const getAgentSettings = {
  ...ofDesktop,
  operationId: 'getAgentSettings',
  path: `${services}/agents/{agentId}/agent-settings`,
  summary: 'Read the desktop settings of an agent: no softphone, no panels, no monitoring',
  evidence: agentApiSpec,
  responseEvidence: Object.fromEntries(fieldsOfTheSdk.map((name) => [`200 ${name}`, desktopEvidence])),
  responses: desktopResponses({ type: 'object', required: Object.keys(properties), properties }),
} as const satisfies OperationContract
