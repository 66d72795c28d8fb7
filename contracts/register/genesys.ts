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
} as const satisfies Record<string, Ambiguity>
