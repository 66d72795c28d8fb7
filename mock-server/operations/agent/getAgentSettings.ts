import type { Operation } from '../operation.js'
import { ownAgent } from './own-agent.js'

/** What NICE's SDK reads, without a value: the mock has no softphone, no panels and no monitoring. */
export const getAgentSettings: Operation<'getAgentSettings'> = (world, call) => {
  ownAgent(world, call)
  const body = {
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
  }
  return { response: { status: 200, body } }
}
