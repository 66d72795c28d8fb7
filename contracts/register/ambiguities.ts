import { agentAmbiguities } from './agent.js'
import { bulkDataAmbiguities } from './bulk-data.js'
import { mediaPlaybackAmbiguities } from './media-playback.js'
import { recordOnDemandAmbiguities } from './record-on-demand.js'
import { cxoneAmbiguities } from './cxone-authentication.js'
import { genesysAmbiguities } from './genesys.js'
import { notificationAmbiguities } from './notifications.js'
import type { Ambiguity } from './ambiguity.js'

export const ambiguities = {
  'missing-scope': {
    question: 'What does recordingcontrols return for a valid token without recording:control?',
    default: 'empty-401',
    variants: {
      'empty-401': '401 with an empty body, as the forum thread reports',
      'forbidden-403': '403 with the error body, as every vendor document describes a missing permission',
    },
  },
  'unauthorized-body': {
    question:
      'What is the body of the 401 of recordingcontrols for a missing, unknown, expired or revoked token? The thread reports the empty body only for a missing scope.',
    default: 'empty',
    variants: {
      empty: 'no body, as for a missing scope',
      'error-body': 'the error body of other /api/v2 operations: authentication.required or bad.credentials',
    },
  },
  'disabled-client-tokens': {
    question:
      'What happens to the tokens of a client that is disabled or deleted? It is also assumed that the token of a deleted user is rejected.',
    default: 'end',
    variants: {
      end: 'they are rejected from then on',
      'live-on': 'they remain valid until they expire; only new tokens are denied',
    },
  },
  'recordings-permission': {
    question: 'Which scope allows a client to read or change recordings under /api/v2?',
    default: 'recording-read-write',
    variants: {
      'recording-read-write':
        'recording:read to read and recording:write to change, as the forum thread calls them',
      'recording-recording': "one of Genesys Cloud's permissions, for example recording:recording:view",
    },
  },
  'unauthorized-challenge': {
    question: 'Does the empty 401 of recordingcontrols carry WWW-Authenticate?',
    default: 'none',
    variants: {
      none: 'no WWW-Authenticate header',
      bearer: 'WWW-Authenticate: Bearer realm="cxone", as RFC 9110 15.5.2 requires for every 401',
    },
  },
  'unauthorized-correlation-id': {
    question: 'Does the empty 401 of recordingcontrols carry ININ-Correlation-Id?',
    default: 'present',
    variants: {
      present: 'the header is present, as on every /api/v2 response',
      absent: 'the header is missing',
    },
  },
  'action-stop-on-start-path': {
    question: 'What does {"action":"stop"} sent to recordingcontrols/start do?',
    default: 'stops',
    variants: {
      stops: 'it stops the recording: "the endpoint is the same but the action changes"',
      refused: '400: the action contradicts the path',
    },
  },
  'action-start-on-stop-path': {
    question: 'What does {"action":"start"} sent to recordingcontrols/stop do?',
    default: 'refused',
    variants: {
      refused: '400: the action contradicts the path',
      starts: 'it starts the recording, because the action decides',
    },
  },
  'action-absent': {
    question: 'What does a recordingcontrols body without action do?',
    default: 'path-decides',
    variants: { 'path-decides': 'the path decides', refused: '400: action is required' },
  },
  'state-conflict-status': {
    question:
      'Which status and body does a recordingcontrols command have that the state of the recording or of the call does not allow? The thread says only that the API is strict about stopping too early or too late.',
    default: '409',
    variants: { '409': '409 Conflict', '400': '400 Bad Request', '422': '422 Unprocessable Content' },
  },
  'bad-body-status': {
    question: 'Which status does a recordingcontrols request without a usable recordingId have?',
    default: '400',
    variants: { '400': '400 Bad Request', '422': '422 Unprocessable Content' },
  },
  'unknown-recording': {
    question: 'What does recordingcontrols return for an id that no recording has?',
    default: 'not-found-404',
    variants: { 'not-found-404': '404 not.found', 'bad-request-400': '400 bad.request' },
  },
  'start-while-recording': {
    question: 'What does a second start do while the call is being recorded?',
    default: 'conflict',
    variants: { conflict: 'it is rejected as a state conflict', unchanged: '200, and nothing changes' },
  },
  'start-while-paused': {
    question:
      'What does start do while the recording is paused? It is also assumed that a stop ends a paused recording.',
    default: 'conflict',
    variants: { conflict: 'it is rejected as a state conflict', resumes: '200, and the recording resumes' },
  },
  'start-after-stop': {
    question: 'What does start do on a connected call whose recording was stopped?',
    default: 'conflict',
    variants: {
      conflict: 'it is rejected because the recording is finished',
      resumes: '200, and the recording resumes',
    },
  },
  'settling-status': {
    question: 'What does recordingcontrols return for a command that it accepts but has not completed yet?',
    default: 'accepted-202',
    variants: {
      'accepted-202': '202 with the unchanged recording, as Record on Demand of the same product does',
      'ok-200': '200 immediately, although nothing has changed yet',
    },
  },
  'locked-status': {
    question:
      'Which status does a recordingcontrols command have while the previous one is still being processed?',
    default: '425',
    variants: {
      '425': '425 Too Early, as Record on Demand of the same product documents it',
      '409': '409 Conflict, as in every other state that does not allow the command',
    },
  },
  'end-while-starting': {
    question:
      'What happens to a start that is still being processed when the call ends? It is also assumed that the end of a call finishes its recording.',
    default: 'never-recorded',
    variants: {
      'never-recorded': 'there is no recording',
      'empty-recording': 'there is a recording that begins and ends when the call ends',
    },
  },
  'success-body': {
    question: 'What is the body of a recordingcontrols command that succeeds?',
    default: 'recording',
    variants: { recording: '200 with the recording', empty: '204 with no body' },
  },
  'division-refusal': {
    question: 'What does the API return when the client has no grant for the division of the conversation?',
    default: 'forbidden-403',
    variants: {
      'forbidden-403': '403 missing.division.permission',
      'not-found-404': '404, as if the conversation did not exist',
    },
  },
  'media-type': {
    question: 'Is a JSON body accepted under a Content-Type that is not application/json?',
    default: 'refused',
    variants: {
      refused: '415 unsupported.media.type',
      ignored:
        'the body is read as JSON whatever its Content-Type (CXone Studio labels it as a form by default)',
    },
  },
  'content-type-parameters': {
    question: 'Do the parameters of the right media type matter, for example a charset other than UTF-8?',
    default: 'ignored',
    variants: {
      ignored: 'no: the body is read as UTF-8 (RFC 8259 11 gives charset no meaning for JSON)',
      'utf-8-only': '415, or invalid_request for a form, unless the only parameter is charset=utf-8',
    },
  },
  'recordings-before-start': {
    question: 'Does the list of recordings include the recording of a call that was never recorded?',
    default: 'omitted',
    variants: { omitted: 'no, it is omitted until it starts', listed: 'yes, without times' },
  },
  'recordingstate-when-not-recording': {
    question:
      'What does recordingstate return when the call is not connected or not being recorded? It is also assumed that the same state again changes nothing.',
    default: 'bad-request',
    variants: {
      'bad-request': '400 bad.request',
      conflict: '409 conflict, which Genesys lists for nearly every operation',
      ignored: 'success, and nothing changes',
    },
  },
  'recordingstate-permission': {
    question: 'Which scope allows a client to pause and resume through recordingstate?',
    default: 'control-or-pauseOthers',
    variants: {
      'control-or-pauseOthers': 'recording:control or conversation:recording:pauseOthers',
      'pauseOthers-only': 'conversation:recording:pauseOthers, the only one that the vendor documents',
      write: 'recording:write',
    },
  },
  'conversation-not-found-code': {
    question: 'Which error code does /api/v2 return for an unknown conversation?',
    default: 'conversation-not-found',
    variants: {
      'conversation-not-found': 'conversation.error.conversation.not.found',
      'not-found': 'not.found, as for other entities',
    },
  },
  'conversations-without-user': {
    question:
      'What does GET /api/v2/conversations return for a token that was not issued to a user? It is also assumed that the list is paged by pageSize and pageNumber, because Genesys documents a list with pages and only the parameter communicationType, and that a rejection has the status 400 and the code not.a.user, at GET /api/v2/users/me too.',
    default: 'lists',
    variants: {
      lists: 'the active conversations of the divisions that the client may see',
      'not-a-user': '400 not.a.user, like other operations that need a user context',
    },
  },
  'participants-shape': {
    question:
      'What does GET /api/v2/conversations/{conversationId}/participants return? The forum thread reads participant data; Genesys documents no such operation, only the participants of a conversation.',
    default: 'envelope',
    variants: {
      envelope: 'the paging envelope with entities',
      array: 'an array',
      absent: '404 not.found, because the operation does not exist',
    },
  },
  'invalid-client-status': {
    question: 'Which status does invalid_client have at /oauth/token?',
    default: '401',
    variants: {
      '401': '401 with WWW-Authenticate: Basic, as RFC 6749 5.2 requires after HTTP Basic',
      '400': '400 without a challenge; the public reports show only the body',
    },
  },
  ...genesysAmbiguities,
  ...notificationAmbiguities,
  ...cxoneAmbiguities,
  ...recordOnDemandAmbiguities,
  ...mediaPlaybackAmbiguities,
  ...bulkDataAmbiguities,
  ...agentAmbiguities,
} as const satisfies Record<string, Ambiguity>

export type AmbiguityName = keyof typeof ambiguities

/** One variant chosen for every entry of the register. */
export type Assumptions = {
  readonly [Name in AmbiguityName]: Extract<keyof (typeof ambiguities)[Name]['variants'], string>
}

/** Variants by the name of the question. Questions that are not named keep theirs. */
export type ChosenAssumptions = Partial<Assumptions>

function defaults(): Assumptions {
  const entries = Object.entries(ambiguities).map(([name, { default: variant }]) => [name, variant])
  return Object.fromEntries(entries) as Assumptions
}

export const defaultAssumptions: Assumptions = defaults()
