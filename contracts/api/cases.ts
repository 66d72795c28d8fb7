import type { ContractCases } from '../case.js'
import type { OperationContract } from '../contract.js'
import * as administration from './administration/cases.js'
import * as agent from './agent/cases.js'
import * as authentication from './authentication/cases.js'
import * as businessData from './business-data/cases.js'
import * as conversations from './conversations/cases.js'
import * as cxoneAuthentication from './cxone-authentication/cases.js'
import * as dataExtraction from './data-extraction/cases.js'
import * as mediaPlayback from './media-playback/cases.js'
import * as notifications from './notifications/cases.js'
import * as recordOnDemand from './record-on-demand/cases.js'
import * as recordingControls from './recording-controls/cases.js'
import type { OnlyOperations, OperationId } from './index.js'

const table = {
  ...authentication,
  ...cxoneAuthentication,
  ...recordingControls,
  ...conversations,
  ...administration,
  ...notifications,
  ...recordOnDemand,
  ...mediaPlayback,
  ...businessData,
  ...dataExtraction,
  ...agent,
}

/**
 * The cases of every operation. The running server does not load them.
 * The compiler rejects an operation without a case, and cases without an operation.
 */
export const cases: { readonly [Id in OperationId]: ContractCases } & OnlyOperations<typeof table> = table

export function casesOf({ operationId }: OperationContract): ContractCases {
  return cases[operationId as OperationId]
}
