import type { OperationContract } from '../contract.js'
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
import { startRecording } from './recording-controls/startRecording.js'
import { stopRecording } from './recording-controls/stopRecording.js'

/** Every operation that the mock imitates, under the name that the vendor's own SDK gives it. */
export const contracts = {
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
} as const satisfies Readonly<Record<string, OperationContract>>

export type Contracts = typeof contracts

export type OperationId = keyof Contracts
