import type { ContractCases } from '../../case.js'
import { agent } from './contact.cases.js'
import { agentRejections } from './own-agent.cases.js'

export const cases: ContractCases = [
  {
    name: "has every field that NICE's SDK reads",
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
  ...agentRejections(400),
]
