import type { Ambiguity } from './ambiguity.js'

/** Undocumented behaviour of Genesys Cloud. */
export const genesysAmbiguities = {
  'recordingstate-spelling': {
    question:
      'Does recordingstate accept its values in lower case? The model lists ACTIVE, PAUSED and NONE; the text of the property says "paused" and "active".',
    default: 'any-case',
    variants: {
      'any-case': 'yes: paused and active are the same as PAUSED and ACTIVE',
      'upper-case': '400 invalid.value for lower case',
    },
  },
  'recordingstate-none': {
    question: 'What does recordingstate do with the value NONE, which the model lists and no text explains?',
    default: 'refused',
    variants: {
      refused: '400 invalid.value: only a pause and its end can be requested',
      ignored: 'success, and nothing changes',
    },
  },
  'recordingstate-put-status': {
    question:
      'Which success status does PUT …/recordingstate have? Genesys lists 200, and 202 "when pausing or resuming recordings (Secure Pause)".',
    default: 'accepted-202',
    variants: {
      'accepted-202': '202 with the new state',
      'ok-200': '200 with the new state',
    },
  },
  'conversation-recording-id': {
    question:
      'Where does a conversation contain its recordingId? The forum thread takes it "from the conversation object"; Genesys documents it on each call of a participant.',
    default: 'calls',
    variants: {
      calls: 'participants[].calls[].recordingId only, as documented',
      'top-level': 'also as recordingId, with conferenceId beside it, on the conversation itself',
    },
  },
  'participant-recording-permission': {
    question:
      'Which scope allows a client to record a participant? Genesys documents conversation:recording:snippetRecord for snippet/record, and conversation:call:record for PATCH.',
    default: 'control-or-documented',
    variants: {
      'control-or-documented': 'recording:control of the forum thread, or the documented permission',
      'documented-only': 'the documented permission only',
    },
  },
  'participant-recording-without-user': {
    question: 'May a token that was not issued to a user record a participant?',
    default: 'accepted',
    variants: {
      accepted: 'yes',
      'not-a-user': '400 not.a.user, like other operations that need a user context',
    },
  },
  'participant-recording-conflict': {
    question:
      'What do snippet/record and PATCH …/participants do when the recording of a participant is already, or not yet, in progress? It is also assumed that a stop ends a paused recording, and that they need a connected call.',
    default: 'conflict',
    variants: {
      conflict: '409 conflict, which Genesys lists for nearly every operation',
      'bad-request': '400 bad.request',
      ignored: 'success, and nothing changes',
    },
  },
  'participant-record-after-stop': {
    question: 'What does a start do on a connected participant whose recording was stopped?',
    default: 'resumes',
    variants: {
      resumes: 'the participant is recorded again',
      conflict: '409 conflict, because the recording is finished',
    },
  },
  'snippet-record-absent': {
    question: 'What does snippet/record do without the field record, which the model does not require?',
    default: 'refused',
    variants: { refused: '400 bad.request: record is required', stops: 'it stops, as with false' },
  },
  'oauth-client-scope': {
    question:
      'Do the scopes of a client that uses client_credentials limit its tokens? The forum thread checks them in a "Scopes tab"; Genesys says "Scopes only apply to clients not using the client_credential grant".',
    default: 'apply',
    variants: {
      apply: 'yes: a new token has the scopes of the client',
      ignored:
        'no: PUT and POST accept scope, but the permissions of a client_credentials client do not change',
    },
  },
  'oauth-client-put-absent': {
    question: 'What does PUT /api/v2/oauth/clients/{clientId} do with an optional field that the body lacks?',
    default: 'unchanged',
    variants: {
      unchanged: 'it does not change',
      removed: 'scope, roleDivisions and description are removed, because PUT replaces the client',
    },
  },
} as const satisfies Record<string, Ambiguity>
