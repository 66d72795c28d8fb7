import type { Ambiguity } from './ambiguity.js'

/** Undocumented behaviour of the Agent API and the Admin API, which run on CXone's own ACD. */
export const agentAmbiguities = {
  'agent-missing-permission': {
    question: 'What do record, mask and unmask of the Agent API return for an agent without the permission?',
    default: 'forbidden-403',
    variants: {
      'forbidden-403': '403 with a body, as every vendor document describes a missing permission',
      'unauthorized-401': '401 without a body, because these operations declare no 403',
    },
  },
  'agent-permission-order': {
    question: 'What does the Agent API check first: the permission, or the session and the contact?',
    default: 'permission-first',
    variants: {
      'permission-first': 'the permission, so an unknown session returns 403 without it',
      'ids-first': 'the session and the contact, so an unknown one returns 404 whatever the permission',
    },
  },
  'agent-forbidden-error': {
    question: 'What is the value of `error` in a 403 of the Agent API and the Admin API?',
    default: 'reason-phrase',
    variants: {
      'reason-phrase': 'Forbidden',
      'insufficient-scope': 'insufficient_scope, the code that RFC 6750 3.1 defines for a 403',
    },
  },
  'agent-forbidden-description': {
    question: 'What is the error_description in a 403 of the Agent API and the Admin API?',
    default: 'insufficient-permissions',
    variants: {
      'insufficient-permissions': 'Insufficient permissions, as in the document of the Admin API',
      'requested-action': 'requested action is forbidden, as the portal describes a missing agent permission',
    },
  },
  'agent-status-description': {
    question: 'What does icStatusDescription contain for an unknown id?',
    default: 'test-data',
    variants: {
      'test-data': "InvalidAgentSession and InvalidContactId, as NICE's own test data expects",
      document: 'Invalid agent session Id and Invalid Contact Id., as in the older document',
    },
  },
  'agent-other-description': {
    question:
      'What does icStatusDescription contain where neither a document nor the test data shows it, for example when a session exists?',
    default: 'sentence',
    variants: { sentence: 'a sentence written for the mock', absent: 'the header is missing' },
  },
  'agent-product': {
    question: 'What does the API of the native ACD return on a tenant that has only Multi-ACD?',
    default: 'forbidden-403',
    variants: {
      'forbidden-403': '403, because the tenant does not have the product',
      'not-found-404': '404, because nothing is found',
    },
  },
  'agent-ended-contact': {
    question:
      'What does the Agent API return for a command on a contact that is ringing or has ended? It is also assumed that the contact of another agent is unknown: 404.',
    default: 'conflict-409',
    variants: {
      'conflict-409': '409 "Invalid state."',
      'not-found-404': '404 for a contact that has ended, because it no longer exists',
    },
  },
  'agent-stop-record': {
    question: "What does the Agent API return for …/stop-record, a path that only NICE's SDK has?",
    default: 'not-found-404',
    variants: {
      'not-found-404': '404: "no way to stop recording the call"',
      'method-not-allowed-405': '405: the path exists without a method',
      stops: '202, and the recording stops, as if the feature were switched on',
    },
  },
  'agent-record-after-stop': {
    question: 'What does record return when the recording was stopped through another part of the API?',
    default: 'resumes',
    variants: {
      resumes: '202, and the call is recorded again, as Record on Demand does',
      'conflict-409': '409 "Invalid state."',
    },
  },
  'agent-command-in-work': {
    question:
      'What does the Agent API return for a command while another one is being processed? It is also assumed that the same command again changes nothing.',
    default: 'conflict-409',
    variants: {
      'conflict-409': '409 "Invalid state.", the only declared conflict',
      'ignored-202': '202, and nothing changes',
    },
  },
  'agent-events-after-join': {
    question: 'Does get-next-event return the session and its calls again after join?',
    default: 'told-again',
    variants: {
      'told-again': "yes, because NICE's SDK joins from a page that has no state yet",
      'not-told': 'no, each event is returned once',
    },
  },
  'agent-masking-unrecorded': {
    question: 'Does get-next-event report Masking for a call that is masked while it is not recorded?',
    default: 'active',
    variants: {
      active: 'no, because there is nothing to mask',
      masking: 'yes, until it is unmasked: "mask may be sent whether or not the call is recorded"',
    },
  },
  'agent-event-placeholder': {
    question: 'What does a field of an event contain when there is no value?',
    default: 'empty-text',
    variants: {
      'empty-text': "an empty string, which NICE's SDK accepts with every version of yup",
      absent: "the field is omitted, which NICE's SDK accepts with yup 0.32 but not with yup 1",
    },
  },
  'agent-of-another': {
    question:
      'What does the API return to an agent who requests the permissions or settings of another agent?',
    default: 'as-unknown',
    variants: {
      'as-unknown': 'the same as for an unknown agent: 404, or 400 for agent-settings, which declares no 404',
      'forbidden-403': '403',
    },
  },
  'acd-access-key-without-parameter': {
    question:
      'What do the access keys of the ACD return without agentId or isActive? NICE marks neither parameter as required.',
    default: 'bad-request-400',
    variants: {
      'bad-request-400': '400',
      accepted: 'a key for the agent of the token, or 200 without a change',
    },
  },
  'agent-list-order': {
    question:
      'In which order does a list of the ACD come for an orderBy without asc or desc? It is also assumed that a list of access keys rejects an unknown field with 400.',
    default: 'ascending',
    variants: { ascending: 'ascending, as in OData', descending: 'descending' },
  },
  'agent-masked-call': {
    question: 'May an agent put a masked call on hold, or end it?',
    default: 'conflict-409',
    variants: {
      'conflict-409': "no: 409. NICE's SDK disables both buttons while a call is masked",
      'accepted-202': 'yes: 202',
    },
  },
  'agent-command-while-held': {
    question: 'May an agent record, mask or unmask a call that is on hold?',
    default: 'conflict-409',
    variants: {
      'conflict-409': 'no: 409 "Invalid state.". NICE\'s SDK disables the buttons while a call is on hold',
      'accepted-202': 'yes: 202',
    },
  },
  'recording-while-held': {
    question: 'Is a call recorded while it is on hold?',
    default: 'suppressed',
    variants: {
      suppressed:
        'no: get-recording-status has the statusReason Hold, and media playback has a stage HOLD for it',
      recorded: 'yes',
    },
  },
  'contact-states': {
    question: 'Which numbers and names do the states of a contact have?',
    default: 'assumed',
    variants: {
      assumed: '3 Routing, 4 Active, 5 Hold and 9 EndContact; no document lists them all',
      absent: 'none: their fields are missing',
    },
  },
  'contact-is-logged': {
    question: 'Does isLogged of a contact say that it is or was recorded?',
    default: 'recorded',
    variants: { recorded: 'yes', absent: 'the field is missing' },
  },
  'contact-files': {
    question: 'Is the recording of a call among the files of its contact?',
    default: 'recording',
    variants: {
      recording: 'yes, once it has ended, as {contactId}.wav',
      none: 'no: 204',
    },
  },
  'admin-end-permission': {
    question: 'Who may end a contact through the Admin API?',
    default: 'any-user',
    variants: {
      'any-user': 'every user',
      'record-contact': 'users with RecordContact, as for recording a contact',
    },
  },
  'admin-record-permission': {
    question: 'Who may record a contact through the Admin API?',
    default: 'record-contact',
    variants: {
      'record-contact': 'users with RecordContact, as in the Agent API',
      'any-user': 'every user',
    },
  },
  'in-contact-api-case': {
    question: 'Which letter case of a path does the API of the ACD accept?',
    default: 'first-segment',
    variants: {
      'first-segment':
        "any case of inContactAPI, which NICE's documents and SDK spell differently, but the exact case of the rest",
      any: 'any case of the whole path',
    },
  },
  'in-contact-api-version': {
    question: 'What does the API of the ACD return for a version outside v1.0 to v34.0?',
    default: 'not-found-404',
    variants: { 'not-found-404': '404', 'bad-request-400': '400' },
  },
} as const satisfies Record<string, Ambiguity>
