import type { agentAmbiguities } from '../agent.js'
import type { ambiguities } from '../ambiguities.js'
import type { bulkDataAmbiguities } from '../bulk-data.js'
import type { cxoneAmbiguities } from '../cxone-authentication.js'
import type { mediaPlaybackAmbiguities } from '../media-playback.js'
import type { notificationAmbiguities } from '../notifications.js'
import type { recordOnDemandAmbiguities } from '../record-on-demand.js'
import type { HowToFindOutOf } from './how-to-find-out.js'

type Elsewhere =
  | keyof typeof agentAmbiguities
  | keyof typeof bulkDataAmbiguities
  | keyof typeof cxoneAmbiguities
  | keyof typeof mediaPlaybackAmbiguities
  | keyof typeof notificationAmbiguities
  | keyof typeof recordOnDemandAmbiguities

const start = 'POST /api/v2/recording/recordingcontrols/start'
const stop = 'POST /api/v2/recording/recordingcontrols/stop'
const startBody = '{"recordingId":"RECORDING","action":"start"}'
const stopBody = '{"recordingId":"RECORDING","action":"stop"}'
const notStarted = 'Use a connected call that is not being recorded.'
const recordingstate = 'PATCH /api/v2/conversations/CONVERSATION/recordingstate'
const snippet =
  'POST /api/v2/conversations/calls/CONVERSATION/participants/PARTICIPANT/snippet/record with the body {"record":true}'
const recorded = 'Start the recording of a connected call.'

/** `recordingcontrols`, conversations and tokens of /oauth/token. */
export const howToFindOutApiV2: HowToFindOutOf<Omit<typeof ambiguities, Elsewhere>> = {
  'missing-scope': {
    send: `${start} with the token of a client whose app does not have recording:control checked. Body: ${startBody}.`,
    see: { 'empty-401': 'status 401, Content-Length 0', 'forbidden-403': 'status 403 and a JSON body' },
  },
  'unauthorized-body': {
    send: `${start} without Authorization. Body: ${startBody}. Repeat it with Authorization: Bearer x.`,
    see: { empty: 'status 401, Content-Length 0', 'error-body': 'status 401 and a JSON body with code' },
  },
  'disabled-client-tokens': {
    send: 'Get a token, disable its client in the admin console, wait a minute, and send GET /api/v2/tokens/me with the token.',
    see: { end: 'status 401', 'live-on': 'status 200 until expires_in has passed' },
  },
  'recordings-permission': {
    send: 'GET /api/v2/conversations/CONVERSATION/recordings with the token of a client that has only recording:read.',
    see: {
      'recording-read-write': 'status 200 or 202',
      'recording-recording': 'status 403; its message lists permissions such as recording:recording:view',
    },
  },
  'unauthorized-challenge': {
    send: `${start} without Authorization. Body: ${startBody}.`,
    see: { none: 'no header WWW-Authenticate', bearer: 'the header WWW-Authenticate: Bearer …' },
  },
  'unauthorized-correlation-id': {
    send: `${start} without Authorization. Body: ${startBody}.`,
    see: { present: 'the header ININ-Correlation-Id', absent: 'no such header' },
  },
  'action-stop-on-start-path': {
    send: `${recorded} ${start} with the body ${stopBody}.`,
    see: { stops: 'a success, and the recording ends', refused: 'status 400, and the recording continues' },
  },
  'action-start-on-stop-path': {
    send: `${notStarted} ${stop} with the body ${startBody}.`,
    see: { refused: 'status 400, and nothing is recorded', starts: 'a success, and the recording starts' },
  },
  'action-absent': {
    send: `${notStarted} ${start} with the body {"recordingId":"RECORDING"}.`,
    see: { 'path-decides': 'a success, and the recording starts', refused: 'status 400' },
  },
  'state-conflict-status': {
    send: `${notStarted} ${stop} with the body ${stopBody}.`,
    see: { '409': 'status 409', '400': 'status 400', '422': 'status 422' },
  },
  'bad-body-status': {
    send: `${start} with the body {"conferenceId":"CONFERENCE","recordingName":"test"}.`,
    see: { '400': 'status 400', '422': 'status 422' },
  },
  'unknown-recording': {
    send: `${start} with the body {"recordingId":"CONVERSATION","action":"start"}: the id of a conversation, not of a recording.`,
    see: { 'not-found-404': 'status 404', 'bad-request-400': 'status 400' },
  },
  'start-while-recording': {
    send: `${recorded} ${start} again with the body ${startBody}.`,
    see: { conflict: 'an error, for example status 409', unchanged: 'status 200' },
  },
  'start-while-paused': {
    send: `${recorded} Pause it with PATCH /api/v2/conversations/CONVERSATION/recordingstate {"recordingState":"PAUSED"}. Then ${start} with the body ${startBody}.`,
    see: {
      conflict: 'an error, and recordingState of the conversation stays PAUSED',
      resumes: 'a success, and recordingState of the conversation becomes ACTIVE',
    },
  },
  'start-after-stop': {
    send: `${recorded} Stop it, keep the call, and send ${start} with the body ${startBody}.`,
    see: { conflict: 'an error', resumes: 'a success, and the recording continues' },
  },
  'settling-status': {
    send: `${notStarted} ${start} with the body ${startBody}, and read GET /api/v2/conversations/CONVERSATION immediately afterwards.`,
    see: {
      'accepted-202': 'status 202 if recordingState is not ACTIVE yet',
      'ok-200': 'status 200 although recordingState is not ACTIVE yet',
    },
  },
  'locked-status': {
    send: `${notStarted} Send ${start} and ${stop} on two connections within a few milliseconds, with the bodies ${startBody} and ${stopBody}.`,
    see: { '425': 'status 425 for the second one', '409': 'status 409 for the second one' },
  },
  'end-while-starting': {
    send: `${notStarted} ${start} with the body ${startBody}, and end the call as soon as 202 arrives. Then GET /api/v2/conversations/CONVERSATION/recordings.`,
    see: {
      'never-recorded': 'the list does not have the recording',
      'empty-recording': 'the list has a recording whose startTime and endTime are equal',
    },
  },
  'success-body': {
    send: `${notStarted} ${start} with the body ${startBody}.`,
    see: { recording: 'status 200 and a JSON body with the id of the recording', empty: 'status 204' },
  },
  'division-refusal': {
    send: 'GET /api/v2/conversations/CONVERSATION with the token of a client whose roles do not include the division of the conversation.',
    see: { 'forbidden-403': 'status 403', 'not-found-404': 'status 404' },
  },
  'media-type': {
    send: `${start} with Content-Type: application/x-www-form-urlencoded and the body ${startBody}, as CXone Studio sends it by default.`,
    see: { refused: 'status 415', ignored: 'the same response as with application/json' },
  },
  'content-type-parameters': {
    send: `${start} with Content-Type: application/json; charset=iso-8859-1 and the body ${startBody}.`,
    see: { ignored: 'the same response as without the parameter', 'utf-8-only': 'status 415' },
  },
  'recordings-before-start': {
    send: `${notStarted} GET /api/v2/conversations/CONVERSATION/recordings.`,
    see: { omitted: 'an empty list', listed: 'an entry without startTime' },
  },
  'recordingstate-permission': {
    send: 'PUT /api/v2/conversations/calls/CONVERSATION/recordingstate with the body {"recordingState":"PAUSED"}, once with each of three tokens: only recording:control, only conversation:recording:pauseOthers, only recording:write.',
    see: {
      'control-or-pauseOthers': 'a success for the first two tokens, 403 for the third',
      'pauseOthers-only': 'a success for the second token only',
      write: 'a success for the third token only',
    },
  },
  'conversation-not-found-code': {
    send: 'GET /api/v2/conversations/00000000-0000-4000-8000-000000000000.',
    see: {
      'conversation-not-found': 'status 404 with the code conversation.error.conversation.not.found',
      'not-found': 'status 404 with the code not.found',
    },
  },
  'conversations-without-user': {
    send: 'GET /api/v2/conversations with a token of the grant client_credentials.',
    see: { lists: 'status 200 with entities', 'not-a-user': 'status 400 with the code not.a.user' },
  },
  'invalid-client-status': {
    send: 'POST /oauth/token with HTTP Basic of a real client id and a wrong secret, and grant_type=client_credentials. Do it once: repeated failures may lock the client.',
    see: { '401': 'status 401', '400': 'status 400' },
  },
  'recordingstate-when-not-recording': {
    send: `${notStarted} ${recordingstate} with the body {"recordingState":"PAUSED"}.`,
    see: {
      'bad-request': 'status 400',
      conflict: 'status 409',
      ignored: 'a success, and recordingState does not change',
    },
  },
  'participants-shape': {
    send: 'GET /api/v2/conversations/CONVERSATION/participants.',
    see: { envelope: 'a JSON object with entities', array: 'a JSON array', absent: 'status 404' },
  },
  'recordingstate-spelling': {
    send: `${recorded} ${recordingstate} with the body {"recordingState":"paused"}.`,
    see: { 'any-case': 'a success, and the recording pauses', 'upper-case': 'status 400' },
  },
  'recordingstate-none': {
    send: `${recorded} ${recordingstate} with the body {"recordingState":"NONE"}.`,
    see: { refused: 'status 400', ignored: 'a success, and recordingState does not change' },
  },
  'recordingstate-put-status': {
    send: `${recorded} PUT /api/v2/conversations/calls/CONVERSATION/recordingstate with the body {"recordingState":"PAUSED"}.`,
    see: { 'accepted-202': 'status 202', 'ok-200': 'status 200' },
  },
  'conversation-recording-id': {
    send: `${recorded} GET /api/v2/conversations/CONVERSATION.`,
    see: {
      calls: 'recordingId is only in participants[].calls[]',
      'top-level': 'recordingId and conferenceId are also fields of the conversation',
    },
  },
  'participant-recording-permission': {
    send: `${snippet}, with the token of a client that has recording:control and no other permission for recordings.`,
    see: { 'control-or-documented': 'a success', 'documented-only': 'status 403' },
  },
  'participant-recording-without-user': {
    send: `${snippet}, with a token of the grant client_credentials.`,
    see: { accepted: 'a success', 'not-a-user': 'status 400 with the code not.a.user' },
  },
  'participant-recording-conflict': {
    send: `${snippet}, and the same again while it records.`,
    see: {
      conflict: 'status 409 the second time',
      'bad-request': 'status 400 the second time',
      ignored: 'a success twice',
    },
  },
  'participant-record-after-stop': {
    send: `${snippet}, the same with {"record":false}, and the first again.`,
    see: { resumes: 'a success, and a second recording', conflict: 'status 409 the third time' },
  },
  'snippet-record-absent': {
    send: `${snippet.replace('{"record":true}', '{}')}.`,
    see: { refused: 'status 400', stops: 'a success' },
  },
  'oauth-client-scope': {
    send: 'PUT /api/v2/oauth/clients/CLIENT with scope ["conversations:readonly"] for a client of the grant client_credentials. Get a new token and send GET /api/v2/tokens/me with it.',
    see: {
      apply: 'authorizedScope is conversations:readonly, and a write is rejected',
      ignored: 'authorizedScope is missing or unchanged, and a write succeeds',
    },
  },
  'oauth-client-put-absent': {
    send: 'PUT /api/v2/oauth/clients/CLIENT of a test client without the field description. Then GET /api/v2/oauth/clients/CLIENT.',
    see: { unchanged: 'description is as before', removed: 'there is no description' },
  },
}
