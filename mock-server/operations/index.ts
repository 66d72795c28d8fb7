import type { OnlyOperations, OperationId } from '../../contracts/api/index.js'
import type { Operation } from './operation.js'
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

/** The compiler rejects a contract without an operation, and an operation without a contract. */
export const operations: { readonly [Id in OperationId]: Operation<Id> } & OnlyOperations<typeof table> =
  table
