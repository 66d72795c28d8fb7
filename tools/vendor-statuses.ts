import type { OperationId } from '../contracts/api/index.js'

// The statuses that NICE and Genesys list for an operation, independent of our contracts. The sources are NICE's OpenAPI
// documents and help pages, and Genesys Cloud's API description of November 2025 (genesysStatuses). Operations without a documented list of
// statuses, e.g. those known only from code, are left out.

const commands = [200, 202, 400, 401, 403, 404, 409, 425, 500, 504]
const masking = [200, 202, 401, 403, 404, 422, 425, 500, 504]
const screen = [200, 202, 400, 401, 403, 404, 425, 429, 500, 504]
const playback = [200, 400, 401, 403, 404, 429, 500]
const agentCommands = [202, 401, 404, 409]
const sessions = [202, 400, 401, 403, 409]
// Genesys lists these for nearly every operation.
const genesys = [400, 401, 403, 404, 408, 409, 413, 415, 429, 500, 503, 504]

export const vendorStatuses: Readonly<Partial<Record<OperationId, readonly number[]>>> = {
  getOpenIdConfiguration: [200],
  getCxoneConfiguration: [200, 404],
  getJwks: [200],
  authorize: [200, 302, 400],
  submitSignIn: [200, 302, 400],
  issueCxoneToken: [200, 400],
  logout: [200, 302],
  postLogout: [200, 302],
  getUserinfo: [200, 401],
  postUserinfo: [200, 401],
  getAssociations: [200, 400, 401, 403, 500, 502, 504],
  startRecordingOnDemand: commands,
  stopRecordingOnDemand: commands,
  doNotRecord: commands,
  maskRecording: masking,
  unmaskRecording: masking,
  getRecordingStatus: [200, 400, 401, 403, 404, 409, 500, 504],
  startScreenInteractionRecording: screen,
  stopScreenInteractionRecording: screen,
  updateBusinessData: [200, 400, 401, 403, 404, 425, 500],
  getContactMedia: playback,
  getSegmentMedia: playback,
  startAgentSession: sessions,
  joinAgentSession: sessions,
  getNextEvent: [200, 304, 400, 401, 404, 409],
  recordCall: agentCommands,
  maskCall: agentCommands,
  unmaskCall: agentCommands,
  recordContact: [202, 401, 403, 404, 405, 409, 500],
  createAccessKey: [200, 400, 401, 403],
  updateAccessKey: [200, 400, 401, 403, 404],
  createAcdAccessKey: [201, 400, 403],
  updateAcdAccessKey: [200, 400, 403, 404],
  getAgentPermissions: [200, 401, 404],
  getOauthClients: [200, ...genesys],
  getOauthClient: [200, ...genesys],
  postOauthClients: [200, ...genesys],
  putOauthClient: [200, ...genesys],
  deleteOauthClient: genesys,
  getOauthScopes: [200, ...genesys],
  getAuthorizationDivisions: [200, ...genesys],
  getAuthorizationDivision: [200, ...genesys],
  getUsersMe: [200, ...genesys],
  postNotificationsChannels: [200, ...genesys],
  getNotificationsChannels: [200, ...genesys],
  getNotificationsAvailabletopics: [200, ...genesys],
  getNotificationsChannelSubscriptions: [200, ...genesys],
  postNotificationsChannelSubscriptions: [200, ...genesys],
  putNotificationsChannelSubscriptions: [200, ...genesys],
  deleteNotificationsChannelSubscriptions: genesys,
  getConversations: [200, ...genesys],
  getConversation: [200, ...genesys],
  getConversationRecordings: [200, 202, ...genesys],
  getConversationRecording: [200, 202, ...genesys],
  putConversationRecording: [200, ...genesys],
  patchConversationRecordingstate: [202, ...genesys],
  patchConversationsCallParticipant: [202, ...genesys],
  patchConversationParticipantAttributes: [202, ...genesys],
  putConversationsCallRecordingstate: [200, 202, ...genesys],
}
