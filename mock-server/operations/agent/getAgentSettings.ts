import type { Operation } from '../operation.js'
import { ownAgent } from './own-agent.js'

/** The fields that NICE's SDK reads, all empty: the mock has no softphone, no panels and no monitoring. */
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
