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
import { doNotRecord } from './record-on-demand/doNotRecord.js'
import { getRecordingStatus } from './record-on-demand/getRecordingStatus.js'
import { maskRecording } from './record-on-demand/maskRecording.js'
import { startRecordingOnDemand } from './record-on-demand/startRecordingOnDemand.js'
import { startScreenInteractionRecording } from './record-on-demand/startScreenInteractionRecording.js'
import { stopRecordingOnDemand } from './record-on-demand/stopRecordingOnDemand.js'
import { stopScreenInteractionRecording } from './record-on-demand/stopScreenInteractionRecording.js'
import { unmaskRecording } from './record-on-demand/unmaskRecording.js'
import { updateBusinessData } from './record-on-demand/updateBusinessData.js'
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
  startRecordingOnDemand,
  stopRecordingOnDemand,
  doNotRecord,
  maskRecording,
  unmaskRecording,
  getRecordingStatus,
  startScreenInteractionRecording,
  stopScreenInteractionRecording,
  updateBusinessData,
}
