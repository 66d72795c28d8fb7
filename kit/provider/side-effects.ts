import type { OperationId } from '../../contracts/api/index.js'

/**
 * What a request changes on the server. `reads`: nothing. `signs-in`: it issues a token, which every other request
 * needs. `call`: the recording of the call whose id it contains. `changes` describes any other effect and follows the
 * name of the operation in messages.
 */
export type Effect = 'reads' | 'signs-in' | 'call' | { readonly changes: string }

const session: Effect = { changes: 'starts, joins or empties the session of an agent' }
const live: Effect = { changes: 'changes the active call of the agent' }
const key: Effect = { changes: 'creates or changes an access key' }
const oauthClient: Effect = { changes: 'creates, changes or deletes an OAuth client' }
const channel: Effect = { changes: 'creates or changes a notification channel' }
const signOut: Effect = { changes: 'ends a session or a token' }

/** The effect of each operation. The compiler requires one for each new operation. */
export const effects: Readonly<Record<OperationId, Effect>> = {
  issueToken: 'signs-in',
  getTokensMe: 'reads',
  deleteTokensMe: signOut,
  issueCxoneToken: 'signs-in',
  getOpenIdConfiguration: 'reads',
  getAuthorizationServerMetadata: 'reads',
  getCxoneConfiguration: 'reads',
  getJwks: 'reads',
  getUserinfo: 'reads',
  postUserinfo: 'reads',
  getAssociations: 'reads',
  authorize: 'reads',
  submitSignIn: { changes: 'begins a session of a user in a browser' },
  logout: signOut,
  postLogout: signOut,
  issueTokenByAccessKey: 'signs-in',
  refreshUser: 'signs-in',
  issueRegionalToken: 'signs-in',
  refreshRegionalToken: 'signs-in',
  issueInContactToken: 'signs-in',
  issueInContactTokenByAccessKey: 'signs-in',
  whoami: 'reads',
  createAccessKey: key,
  updateAccessKey: key,
  startRecording: 'call',
  stopRecording: 'call',
  getConversations: 'reads',
  getConversation: 'reads',
  getConversationParticipants: 'reads',
  getConversationRecordings: 'reads',
  getConversationRecording: 'reads',
  putConversationRecording: 'call',
  patchConversationRecordingstate: 'call',
  patchConversationsCallParticipant: 'call',
  postConversationsCallParticipantSnippetRecord: 'call',
  patchConversationParticipantAttributes: 'call',
  putConversationsCallRecordingstate: 'call',
  getOauthClients: 'reads',
  getOauthClient: 'reads',
  postOauthClients: oauthClient,
  putOauthClient: oauthClient,
  deleteOauthClient: oauthClient,
  getOauthScopes: 'reads',
  getAuthorizationDivisions: 'reads',
  getAuthorizationDivision: 'reads',
  getUsersMe: 'reads',
  postNotificationsChannels: channel,
  getNotificationsChannels: 'reads',
  getNotificationsAvailabletopics: 'reads',
  getNotificationsChannelSubscriptions: 'reads',
  postNotificationsChannelSubscriptions: channel,
  putNotificationsChannelSubscriptions: channel,
  deleteNotificationsChannelSubscriptions: channel,
  startRecordingOnDemand: live,
  stopRecordingOnDemand: live,
  doNotRecord: live,
  maskRecording: live,
  unmaskRecording: live,
  getRecordingStatus: 'reads',
  startScreenInteractionRecording: live,
  stopScreenInteractionRecording: live,
  updateBusinessData: live,
  getContactMedia: 'reads',
  getSegmentMedia: 'reads',
  startAgentSession: session,
  joinAgentSession: session,
  getNextEvent: session,
  recordCall: live,
  maskCall: live,
  unmaskCall: live,
  stopRecordCall: live,
  recordContact: 'call',
  getActiveContacts: 'reads',
  getAgentPermissions: 'reads',
  getBusinessUnit: 'reads',
  getAgentIndicators: 'reads',
  getAgentSettings: 'reads',
  createAcdAccessKey: key,
  updateAcdAccessKey: key,
}
