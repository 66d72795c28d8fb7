import type { Ambiguity } from './ambiguity.js'

/** What no document says of the Agent API and of the Admin API, which run on CXone's own ACD. */
export const agentAmbiguities = {
  'agent-missing-permission': {
    question: 'What do record, mask and unmask of the Agent API answer to an agent without the permission?',
    default: 'forbidden-403',
    variants: {
      'forbidden-403': '403 with a body, as every vendor document says of a missing permission',
      'unauthorized-401': '401 without a body: these operations declare no 403',
    },
  },
  'agent-permission-order': {
    question: 'What does the Agent API look at first: the permission, or the session and the contact?',
    default: 'permission-first',
    variants: {
      'permission-first': 'the permission: without it a session that is not there is a 403',
      'ids-first': 'the session and the contact: they answer 404 whatever the permission',
    },
  },
  'agent-forbidden-error': {
    question:
      'Which word stands in `error` beside error_description in a 403 of the Agent API and the Admin API?',
    default: 'reason-phrase',
    variants: {
      'reason-phrase': 'Forbidden',
      'insufficient-scope': 'insufficient_scope, the code that RFC 6750 3.1 has for a 403',
    },
  },
  'agent-forbidden-description': {
    question: 'What does a 403 of the Agent API and of the Admin API say?',
    default: 'insufficient-permissions',
    variants: {
      'insufficient-permissions': 'Insufficient permissions, as the document of the Admin API has it',
      'requested-action': 'requested action is forbidden, as the portal tells of a missing agent permission',
    },
  },
  'agent-status-description': {
    question: 'What does icStatusDescription say of an id that is not there?',
    default: 'test-data',
    variants: {
      'test-data': "InvalidAgentSession and InvalidContactId, as NICE's own test data expects",
      document: 'Invalid agent session Id and Invalid Contact Id., as the older document has it',
    },
  },
  'agent-other-description': {
    question:
      'What does icStatusDescription say where neither a document nor the test data tells it, e.g. that a session exists?',
    default: 'sentence',
    variants: { sentence: 'a sentence of the mock', absent: 'the header is not there' },
  },
  'agent-product': {
    question: 'What does the API of the native ACD answer on a tenant that has Multi-ACD only?',
    default: 'forbidden-403',
    variants: {
      'forbidden-403': '403: the tenant does not have the product',
      'not-found-404': '404: nothing is found',
    },
  },
  'agent-ended-contact': {
    question: 'What does the Agent API answer to a command for a contact that has ended?',
    default: 'conflict-409',
    variants: {
      'conflict-409': '409 "Invalid state."',
      'not-found-404': '404: the contact is gone',
    },
  },
  'agent-stop-record': {
    question: "What does the Agent API answer to …/stop-record, a path that is in NICE's SDK alone?",
    default: 'not-found-404',
    variants: {
      'not-found-404': '404: "no way to stop recording the call"',
      'method-not-allowed-405': '405: the path is there, and no method of it',
      stops: '202: it stops, where the feature is switched on',
    },
  },
  'agent-record-after-stop': {
    question: 'What does record answer when the recording was stopped through another part of the API?',
    default: 'resumes',
    variants: {
      resumes: '202, and the call is recorded again, as Record on Demand does',
      'conflict-409': '409 "Invalid state."',
    },
  },
  'agent-command-in-work': {
    question: 'What does the Agent API answer to a command while another is in work?',
    default: 'conflict-409',
    variants: {
      'conflict-409': '409 "Invalid state.", the only conflict that is declared',
      'ignored-202': '202, and nothing changes',
    },
  },
  'agent-next-event-without-timeout': {
    question: 'How long does get-next-event wait without a timeout?',
    default: '60s',
    variants: { '60s': "a minute: what NICE's SDK asks for", 'at-once': 'not at all' },
  },
  'agent-session-without-station': {
    question: 'Does a session start without stationId and stationPhoneNumber?',
    default: 'bad-request-400',
    variants: {
      'bad-request-400': "no: 400. NICE's SDK does not even send such a request",
      'accepted-202': 'yes: 202',
    },
  },
  'agent-join-without-session': {
    question: 'What does join answer to an agent who has no session?',
    default: 'not-found-404',
    variants: { 'not-found-404': '404: there is none', 'started-202': '202: one is started' },
  },
  'agent-join-as-another': {
    question: 'What does join answer to an agent who gives the id of another agent as asAgentId?',
    default: 'forbidden-403',
    variants: { 'forbidden-403': '403', 'not-found-404': '404: no such session is found' },
  },
  'agent-events-after-join': {
    question: 'Does get-next-event tell of the session and its calls again after join?',
    default: 'told-again',
    variants: {
      'told-again': "it does: NICE's SDK joins in a page that knows nothing yet",
      'not-told': 'what was told is not told again',
    },
  },
  'agent-masking-unrecorded': {
    question: 'Does get-next-event say Masking of a call that is masked while it is not recorded?',
    default: 'active',
    variants: {
      active: 'no: there is nothing to mask, and nothing is told',
      masking: 'yes, until it is unmasked: "mask may be sent whether or not the call is recorded"',
    },
  },
  'agent-event-placeholder': {
    question: 'What stands in a field of an event for which there is no value?',
    default: 'empty-text',
    variants: {
      'empty-text': "an empty text: NICE's SDK takes that under every version of yup",
      absent: "the field is left out, which NICE's SDK survives under yup 0.32 and not under yup 1",
    },
  },
  'active-contacts-links': {
    question: 'What is in _links of the list of active contacts?',
    default: 'empty',
    variants: { empty: 'nothing', self: 'self: the URL of the list' },
  },
  'agent-of-another': {
    question: 'What is an agent answered who asks for the permissions or the settings of another?',
    default: 'forbidden-403',
    variants: { 'forbidden-403': '403', 'not-found-404': '404: they are not told to be there' },
  },
  'acd-access-key-body': {
    question:
      'What do the access keys of the ACD take and answer, of which NICE lists the path beside that of UserHub?',
    default: 'as-userhub',
    variants: {
      'as-userhub': 'what those of UserHub do: {resultSet: {accessKeyId, …}}',
      'key-alone': '{accessKeyId, …} without resultSet around it',
    },
  },
  'admin-record-permission': {
    question: 'Whom does the security profile let record a contact through the Admin API?',
    default: 'record-contact',
    variants: {
      'record-contact': 'users with RecordContact, as in the Agent API',
      'any-user': 'every user',
    },
  },
  'in-contact-api-case': {
    question: 'Which letter cases of a path does the API of the ACD take?',
    default: 'first-segment',
    variants: {
      'first-segment':
        "any case of inContactAPI, which NICE's documents and SDK write differently, and no other",
      any: 'any case of the whole path',
    },
  },
  'in-contact-api-version': {
    question: 'What does the API of the ACD answer to a version that is not one of v1.0 to v34.0?',
    default: 'not-found-404',
    variants: { 'not-found-404': '404', 'bad-request-400': '400' },
  },
} as const satisfies Record<string, Ambiguity>
