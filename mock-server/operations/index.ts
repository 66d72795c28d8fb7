import type { OperationId } from '../../contracts/api/index.js'
import { deleteTokensMe } from './authentication/deleteTokensMe.js'
import { getTokensMe } from './authentication/getTokensMe.js'
import { issueToken } from './authentication/issueToken.js'
import { getConversation } from './conversations/getConversation.js'
import { getConversationParticipants } from './conversations/getConversationParticipants.js'
import { getConversationRecording } from './conversations/getConversationRecording.js'
import { getConversationRecordings } from './conversations/getConversationRecordings.js'
import { getConversations } from './conversations/getConversations.js'
import { patchConversationRecordingstate } from './conversations/patchConversationRecordingstate.js'
import { putConversationRecording } from './conversations/putConversationRecording.js'
import { putConversationsCallRecordingstate } from './conversations/putConversationsCallRecordingstate.js'
import { issueCxoneToken } from './cxone-authentication/issueCxoneToken.js'
import type { Operation } from './operation.js'
import { startRecording } from './recording-controls/startRecording.js'
import { stopRecording } from './recording-controls/stopRecording.js'

/** The behaviour of every contract. The compiler refuses a contract without one, and one without a contract. */
export const operations: { readonly [Id in OperationId]: Operation<Id> } = {
  issueToken,
  getTokensMe,
  deleteTokensMe,
  issueCxoneToken,
  startRecording,
  stopRecording,
  getConversations,
  getConversation,
  getConversationParticipants,
  getConversationRecordings,
  getConversationRecording,
  putConversationRecording,
  patchConversationRecordingstate,
  putConversationsCallRecordingstate,
}
