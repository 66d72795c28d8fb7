import type { OperationContract } from '../contract.js'
import { startAgentSession } from './agent/startAgentSession.js'
import { joinAgentSession } from './agent/joinAgentSession.js'
import { getNextEvent } from './agent/getNextEvent.js'
import { recordCall } from './agent/recordCall.js'
import { maskCall } from './agent/maskCall.js'
import { unmaskCall } from './agent/unmaskCall.js'
import { stopRecordCall } from './agent/stopRecordCall.js'
import { recordContact } from './agent/recordContact.js'
import { getActiveContacts } from './agent/getActiveContacts.js'
import { getAgentPermissions } from './agent/getAgentPermissions.js'
import { getBusinessUnit } from './agent/getBusinessUnit.js'
import { getAgentIndicators } from './agent/getAgentIndicators.js'
import { getAgentSettings } from './agent/getAgentSettings.js'
import { createAcdAccessKey } from './agent/createAcdAccessKey.js'
import { updateAcdAccessKey } from './agent/updateAcdAccessKey.js'
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
import { getContactMedia } from './media-playback/getContactMedia.js'
import { getSegmentMedia } from './media-playback/getSegmentMedia.js'
import { doNotRecord } from './record-on-demand/doNotRecord.js'
import { getRecordingStatus } from './record-on-demand/getRecordingStatus.js'
import { maskRecording } from './record-on-demand/maskRecording.js'
import { startRecordingOnDemand } from './record-on-demand/startRecordingOnDemand.js'
import { startScreenInteractionRecording } from './record-on-demand/startScreenInteractionRecording.js'
import { stopRecordingOnDemand } from './record-on-demand/stopRecordingOnDemand.js'
import { stopScreenInteractionRecording } from './record-on-demand/stopScreenInteractionRecording.js'
import { unmaskRecording } from './record-on-demand/unmaskRecording.js'
import { updateBusinessData } from './record-on-demand/updateBusinessData.js'
import { getOpenIdConfiguration } from './cxone-authentication/getOpenIdConfiguration.js'
import { getAuthorizationServerMetadata } from './cxone-authentication/getAuthorizationServerMetadata.js'
import { getCxoneConfiguration } from './cxone-authentication/getCxoneConfiguration.js'
import { getJwks } from './cxone-authentication/getJwks.js'
import { getUserinfo } from './cxone-authentication/getUserinfo.js'
import { getAssociations } from './cxone-authentication/getAssociations.js'
import { postUserinfo } from './cxone-authentication/postUserinfo.js'
import { authorize } from './cxone-authentication/authorize.js'
import { submitSignIn } from './cxone-authentication/submitSignIn.js'
import { logout } from './cxone-authentication/logout.js'
import { postLogout } from './cxone-authentication/postLogout.js'
import { issueTokenByAccessKey } from './cxone-authentication/issueTokenByAccessKey.js'
import { refreshUser } from './cxone-authentication/refreshUser.js'
import { issueRegionalToken } from './cxone-authentication/issueRegionalToken.js'
import { refreshRegionalToken } from './cxone-authentication/refreshRegionalToken.js'
import { issueInContactToken } from './cxone-authentication/issueInContactToken.js'
import { issueInContactTokenByAccessKey } from './cxone-authentication/issueInContactTokenByAccessKey.js'
import { whoami } from './cxone-authentication/whoami.js'
import { createAccessKey } from './cxone-authentication/createAccessKey.js'
import { updateAccessKey } from './cxone-authentication/updateAccessKey.js'
import { startRecording } from './recording-controls/startRecording.js'
import { stopRecording } from './recording-controls/stopRecording.js'

/** Every operation that the mock imitates, under the name that the vendor's own SDK gives it. */
export const contracts = {
  issueToken,
  getTokensMe,
  deleteTokensMe,
  issueCxoneToken,
  getOpenIdConfiguration,
  getAuthorizationServerMetadata,
  getCxoneConfiguration,
  getJwks,
  getUserinfo,
  postUserinfo,
  getAssociations,
  authorize,
  submitSignIn,
  logout,
  postLogout,
  issueTokenByAccessKey,
  refreshUser,
  issueRegionalToken,
  refreshRegionalToken,
  issueInContactToken,
  issueInContactTokenByAccessKey,
  whoami,
  createAccessKey,
  updateAccessKey,
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
  getContactMedia,
  getSegmentMedia,
  startAgentSession,
  joinAgentSession,
  getNextEvent,
  recordCall,
  maskCall,
  unmaskCall,
  stopRecordCall,
  recordContact,
  getActiveContacts,
  getAgentPermissions,
  getBusinessUnit,
  getAgentIndicators,
  getAgentSettings,
  createAcdAccessKey,
  updateAcdAccessKey,
} as const satisfies Readonly<Record<string, OperationContract>>

export type Contracts = typeof contracts

export type OperationId = keyof Contracts
