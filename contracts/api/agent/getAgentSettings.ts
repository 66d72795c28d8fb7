import type { OperationContract } from '../../contract.js'
import { agent, services } from './contact.js'
import { desktopEvidence, desktopResponses, ofDesktop, refusedOfAgent } from './own-agent.js'

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

export const getAgentSettings = {
  ...ofDesktop,
  operationId: 'getAgentSettings',
  path: `${services}/agents/{agentId}/agent-settings`,
  summary: 'How the desktop of an agent is set up: no softphone, no panels, no monitoring',
  evidence: desktopEvidence,
  responses: desktopResponses({ type: 'object', required: Object.keys(properties), properties }),
  cases: [
    {
      name: 'has every field that the SDK of NICE reads',
      request: { as: agent, params: { version: 'v30.0', agentId: '5001' } },
      expect: {
        status: 200,
        body: {
          cxaClientVersion: '',
          webRTCType: '',
          webRTCWSSUrls: [],
          webRTCServerDomain: '',
          webRTCICEUrls: [],
          webRTCDNIS: '',
          deleteCommitmentString: '',
          persistentPanels: [],
          CXADataDogAppID: '',
          CXADataDogClientToken: '',
          DataDogSampleRate: '',
          maxConferenceParties: 0,
          VQMIntegratedSoftPhoneMonitoring: false,
          VQMMonitoringKey: '',
          EnableUIQueue: false,
          irisNoiseCancellationKey: '',
        },
      },
    },
    ...refusedOfAgent,
  ],
} as const satisfies OperationContract
