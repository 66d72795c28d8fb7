import type { OperationContract } from '../contract.js'
import * as administration from './administration/index.js'
import * as agent from './agent/index.js'
import * as authentication from './authentication/index.js'
import * as businessData from './business-data/index.js'
import * as conversations from './conversations/index.js'
import * as cxoneAuthentication from './cxone-authentication/index.js'
import * as dataExtraction from './data-extraction/index.js'
import * as mediaPlayback from './media-playback/index.js'
import * as notifications from './notifications/index.js'
import * as recordOnDemand from './record-on-demand/index.js'
import * as recordingControls from './recording-controls/index.js'

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

/** Every operation that the mock implements, under the name that the vendor's own SDK gives it. */
export const contracts = table satisfies Readonly<Record<string, OperationContract>>

export type Contracts = typeof contracts

export type OperationId = keyof Contracts

/** Makes the compiler reject a table with a key that is not an operation. */
export type OnlyOperations<Table> = { readonly [Key in Exclude<keyof Table, OperationId>]: never }
