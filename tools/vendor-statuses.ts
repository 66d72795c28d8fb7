import type { OperationId } from '../contracts/api/index.js'
import { niceDocument } from './nice-document/nice-document.js'

const genesys = [400, 401, 403, 404, 429, 500, 503, 504]

/** From the error codes in Genesys's public swagger and from its SDK. */
const ofGenesys: Readonly<Partial<Record<OperationId, readonly number[]>>> = {
  getConversation: [200, ...genesys],
  getConversationRecordings: [200, 202, ...genesys],
  getConversationRecording: [200, 202, ...genesys],
  putConversationRecording: [200, 415, ...genesys],
  patchConversationRecordingstate: [200, 415, ...genesys],
  putConversationsCallRecordingstate: [200, 415, ...genesys],
}

/**
 * The statuses that NICE and Genesys list for an operation, independent of our contracts. Operations without a
 * documented list of statuses, for example those known only from code, are left out.
 */
export const vendorStatuses: Readonly<Partial<Record<string, readonly number[]>>> = {
  ...Object.fromEntries(
    Object.entries(niceDocument).map(([operationId, operation]) => [
      operationId,
      Object.keys(operation?.responses ?? {}).map(Number),
    ]),
  ),
  ...ofGenesys,
}
