import type { HowToFindOutByName } from './how-to-find-out.js'

const notStarted = 'Use a connected call that is not being recorded.'
const recorded = 'Start the recording of a connected call.'
const state = 'PATCH /api/v2/conversations/CONVERSATION/recordingstate'
const participant = '/api/v2/conversations/calls/CONVERSATION/participants/PARTICIPANT'
const snippet = `POST ${participant}/snippet/record`
const client = '/api/v2/oauth/clients/CLIENT'
const topics = '/api/v2/notifications/channels/CHANNEL/subscriptions'
const scope = '"authorizedGrantType":"CLIENT-CREDENTIALS"'

/** Genesys Cloud: recording states, participants, OAuth clients and notification channels. */
export const howToFindOutGenesys: HowToFindOutByName = {
  'recordingstate-spelling': {
    send: `${recorded} ${state} with the body {"recordingState":"paused"}.`,
    see: { 'any-case': 'a success, and the call is paused', 'upper-case': 'status 400' },
  },
  'recordingstate-none': {
    send: `${recorded} ${state} with the body {"recordingState":"NONE"}.`,
    see: { refused: 'status 400', ignored: 'a success, and recordingState stays ACTIVE' },
  },
  'recordingstate-put-status': {
    send: `${recorded} PUT /api/v2/conversations/calls/CONVERSATION/recordingstate with the body {"recordingState":"PAUSED"}.`,
    see: { 'accepted-202': 'status 202', 'ok-200': 'status 200' },
  },
  'conversation-recording-id': {
    send: 'GET /api/v2/conversations/CONVERSATION.',
    see: {
      calls: 'recordingId only inside participants[].calls[]',
      'top-level': 'recordingId and conferenceId beside id as well',
    },
  },
  'participant-recording-permission': {
    send: `${notStarted} ${snippet} with the body {"type":"snippet","record":true}, once with each of two tokens: only recording:control, only conversation:recording:snippetRecord.`,
    see: {
      'control-or-documented': 'a success for both tokens',
      'documented-only': '403 for the first token',
    },
  },
  'participant-recording-without-user': {
    send: `${notStarted} ${snippet} with the body {"type":"snippet","record":true} and a token of client_credentials.`,
    see: { accepted: 'a success', 'not-a-user': 'status 400 with the code not.a.user' },
  },
  'participant-recording-conflict': {
    send: `${notStarted} ${snippet} with the body {"type":"snippet","record":false}.`,
    see: { conflict: 'status 409', 'bad-request': 'status 400', ignored: 'status 200 with "NONE"' },
  },
  'participant-record-after-stop': {
    send: `${notStarted} ${snippet} with the body {"type":"snippet","record":true}, then with "record":false, then with "record":true again.`,
    see: { resumes: 'the third request succeeds', conflict: 'the third request has status 409' },
  },
  'snippet-record-absent': {
    send: `${recorded} ${snippet} with the body {"type":"snippet"}.`,
    see: { refused: 'status 400', stops: 'status 200, and the recording stops' },
  },
  'oauth-client-scope': {
    send: `PUT ${client} of a client of client_credentials with the body {"name":"NAME",${scope},"scope":["recording:readonly"]}. Get a new token, and call GET /api/v2/tokens/me.`,
    see: {
      apply: 'authorizedScope is recording:readonly',
      ignored: 'authorizedScope does not depend on scope',
    },
  },
  'oauth-client-put-absent': {
    send: `PUT ${client} with the body {"name":"NAME",${scope}}. Then GET ${client}.`,
    see: { unchanged: 'roleDivisions are those from before', removed: 'roleDivisions are empty' },
  },
  'notification-topic-unknown': {
    send: `POST ${topics} with the body [{"id":"v2.nothing"}].`,
    see: { 'bad-request': 'status 400', rejected: 'status 200, and a topic with the state Rejected' },
  },
  'notification-too-many-topics': {
    send: `POST ${topics} with 1,001 topics that exist.`,
    see: { 'bad-request': 'status 400', conflict: 'status 409' },
  },
  'notification-division': {
    send: 'POST /api/v2/notifications/channels with the token of a client without a grant for the division of a call. Subscribe to v2.users.USER.conversations.calls, and pause the recording of that call.',
    see: { granted: 'no event arrives', all: 'an event arrives' },
  },
  'channel-connect-unknown': {
    send: 'POST /api/v2/notifications/channels, change one letter of the id in connectUri, and open that WebSocket.',
    see: { 'not-found-404': 'status 404 instead of 101', 'forbidden-403': 'status 403 instead of 101' },
  },
  'channel-second-connection': {
    send: 'POST /api/v2/notifications/channels, and open two WebSockets at its connectUri.',
    see: { replaced: 'the first is closed', refused: 'the second does not open' },
  },
}
