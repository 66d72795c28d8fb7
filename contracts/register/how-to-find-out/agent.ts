import type { agentAmbiguities } from '../agent.js'
import type { HowToFindOutOf } from './how-to-find-out.js'

const services = '/inContactAPI/services/v34.0'
const sessions = `${services}/agent-sessions`
const inSession = (command: string) => `POST ${sessions}/SESSION/interactions/CONTACT/${command}`
const record = inSession('record')
const join = `POST ${sessions}/join`
const hold = inSession('hold')

/** The Agent API and the Admin API. SESSION is the id that starting an agent session returns. */
export const howToFindOutAgent: HowToFindOutOf<typeof agentAmbiguities> = {
  'agent-missing-permission': {
    send: `${record} with the token of an agent whose role lacks the permission to record.`,
    see: { 'forbidden-403': 'status 403', 'unauthorized-401': 'status 401' },
  },
  'agent-permission-order': {
    send: `POST ${sessions}/0/interactions/0/record with the token of an agent whose role lacks the permission to record.`,
    see: { 'permission-first': 'status 403 or 401', 'ids-first': 'status 404' },
  },
  'agent-forbidden-error': {
    send: `${record} with the token of an agent whose role lacks the permission to record.`,
    see: {
      'reason-phrase': 'error in the body is Forbidden',
      'insufficient-scope': 'error in the body is insufficient_scope',
    },
  },
  'agent-forbidden-description': {
    send: `${record} with the token of an agent whose role lacks the permission to record.`,
    see: {
      'insufficient-permissions': 'error_description is Insufficient permissions',
      'requested-action': 'error_description is requested action is forbidden',
    },
  },
  'agent-status-description': {
    send: `POST ${sessions}/SESSION/interactions/0/record, and the same with an unknown SESSION.`,
    see: {
      'test-data': 'the header icStatusDescription is InvalidContactId, or InvalidAgentSession',
      document: 'the header is Invalid Contact Id., or Invalid agent session Id',
    },
  },
  'agent-other-description': {
    send: `POST ${sessions} for an agent who has a session already.`,
    see: { sentence: 'the header icStatusDescription has a text', absent: 'there is no such header' },
  },
  'agent-product': {
    send: `GET ${services}/contacts/active on a tenant that has only Multi-ACD.`,
    see: { 'forbidden-403': 'status 403', 'not-found-404': 'status 404' },
  },
  'agent-ended-contact': {
    send: `End a call and send ${record} for its contact.`,
    see: { 'conflict-409': 'status 409', 'not-found-404': 'status 404' },
  },
  'agent-stop-record': {
    send: `${inSession('stop-record')} during a call that is being recorded.`,
    see: {
      'not-found-404': 'status 404',
      'method-not-allowed-405': 'status 405',
      stops: 'status 202, and the recording ends',
    },
  },
  'agent-record-after-stop': {
    send: `Start and stop the recording of a call with Record on Demand, then send ${record}.`,
    see: { resumes: 'status 202, and the recording continues', 'conflict-409': 'status 409' },
  },
  'agent-command-in-work': {
    send: `${record} and ${inSession('mask')} on two connections within a few milliseconds.`,
    see: { 'conflict-409': 'status 409 for one of them', 'ignored-202': 'status 202 for both' },
  },
  'agent-events-after-join': {
    send: `Take a call in a session, read all events, send ${join}, and then GET ${sessions}/SESSION/get-next-event?timeout=5.`,
    see: {
      'told-again': 'the events have AgentSessionStart and the contact again',
      'not-told': 'status 304, or only new events',
    },
  },
  'agent-masking-unrecorded': {
    send: `${inSession('mask')} during a call that is not being recorded, then GET ${sessions}/SESSION/get-next-event?timeout=5.`,
    see: { active: 'the contact event has the status Active', masking: 'it has the status Masking' },
  },
  'agent-event-placeholder': {
    send: `GET ${sessions}/SESSION/get-next-event?timeout=60 during a call without a skill name. Look at a field that has no value.`,
    see: { 'empty-text': 'the field is ""', absent: 'the field is missing' },
  },
  'acd-access-key-without-parameter': {
    send: `POST ${services}/access-keys without agentId.`,
    see: { 'bad-request-400': 'status 400', accepted: 'status 201, and a key is created: delete it' },
  },
  'admin-record-permission': {
    send: `POST ${services}/contacts/CONTACT/record with the token of a user whose role lacks the permission to record.`,
    see: { 'record-contact': 'status 403', 'any-user': 'status 202' },
  },
  'in-contact-api-case': {
    send: `GET /inContactAPI/SERVICES/v34.0/contacts/active, with SERVICES in capitals.`,
    see: { 'first-segment': 'status 404', any: 'the same response as with services' },
  },
  'in-contact-api-version': {
    send: 'GET /inContactAPI/services/v99.0/contacts/active.',
    see: { 'not-found-404': 'status 404', 'bad-request-400': 'status 400' },
  },
  'agent-of-another': {
    send: `GET ${services}/agents/AGENT/indicators with the token of an agent who is not AGENT and has no permission for others.`,
    see: { 'as-unknown': 'status 404', 'forbidden-403': 'status 403' },
  },
  'agent-list-order': {
    send: `GET ${services}/contacts/completed?startDate=DATE&endDate=DATE&orderBy=contactId.`,
    see: { ascending: 'the smallest contactId comes first', descending: 'the largest contactId comes first' },
  },
  'agent-masked-call': {
    send: `Record a call, mask it with ${inSession('mask')}, and send ${hold}.`,
    see: { 'conflict-409': 'status 409', 'accepted-202': 'status 202, and the caller hears the hold music' },
  },
  'agent-command-while-held': {
    send: `Put a call on hold with ${hold}, and send ${record}.`,
    see: { 'conflict-409': 'status 409', 'accepted-202': 'status 202' },
  },
  'recording-while-held': {
    send: `Record a call, put it on hold with ${hold} for a minute, resume and end it. Play the recording.`,
    see: { suppressed: 'the minute on hold is missing or silent', recorded: 'the hold music is recorded' },
  },
  'contact-states': {
    send: `GET ${services}/contacts/CONTACT/state-history of a call that was routed, answered, held and ended.`,
    see: {
      assumed: 'contactStateId has 3, 4, 5 and 9 with the names Routing, Active, Hold and EndContact',
      absent: 'the entries have no number or no name of a state',
    },
  },
  'contact-is-logged': {
    send: `GET ${services}/contacts/CONTACT for a recorded and for an unrecorded call.`,
    see: {
      recorded: 'isLogged is true and false',
      absent: 'there is no isLogged, or it is the same for both',
    },
  },
  'contact-files': {
    send: `GET ${services}/contacts/CONTACT/files for a recorded call that has ended.`,
    see: { recording: 'a list with the recording', none: 'status 204, or a list without it' },
  },
  'admin-end-permission': {
    send: `POST ${services}/contacts/CONTACT/end with the token of a user whose role lacks the permission to record.`,
    see: { 'any-user': 'status 202', 'record-contact': 'status 403' },
  },
}
