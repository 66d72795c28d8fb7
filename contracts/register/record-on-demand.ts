import type { Ambiguity } from './ambiguity.js'

/** What no document says of Record on Demand. */
export const recordOnDemandAmbiguities = {
  'record-on-demand-start-while-recording': {
    question: 'What does start-recording-on-demand answer while the call is being recorded?',
    default: 'unchanged-200',
    variants: {
      'unchanged-200': '200, and nothing changes: a start has priority over what records already',
      'accepted-202': '202, and nothing changes',
      'conflict-409': '409, by the state of the service',
    },
  },
  'record-on-demand-stop-when-not-recording': {
    question: 'What does stop-recording-on-demand answer when the call is not being recorded?',
    default: 'conflict-409',
    variants: {
      'conflict-409': '409 "cannot be executed due to the service state"',
      'ignored-200': '200, and nothing changes',
    },
  },
  'start-after-do-not-record': {
    question: 'What does start-recording-on-demand answer after do-not-record?',
    default: 'conflict-409',
    variants: {
      'conflict-409': '409 "cannot be executed due to the service state"',
      'ignored-200': '200, and the call stays unrecorded',
    },
  },
  'do-not-record-again': {
    question: 'What does do-not-record answer for a call that it was sent for before?',
    default: 'unchanged-200',
    variants: {
      'unchanged-200': '200, and nothing changes',
      'conflict-409': '409 "cannot be executed due to the service state"',
    },
  },
  'screen-recording-after-call': {
    question: 'Does the recording of a screen go on when the call ends under whose contact it was started?',
    default: 'goes-on',
    variants: { 'goes-on': 'yes, until its duration is over', stops: 'no, it ends with the call' },
  },
  'record-on-demand-client-token': {
    question: 'What does Record on Demand answer to a token that no CXone user stands behind?',
    default: 'unauthorized-401',
    variants: {
      'unauthorized-401': '401: the token is of another world, Genesys Cloud or the forum thread',
      'forbidden-403': '403: without a user there is no permission',
      accepted: 'it is taken, whatever the permissions',
    },
  },
  'record-on-demand-product': {
    question: 'What does Record on Demand answer on a tenant that has the native ACD only?',
    default: 'forbidden-403',
    variants: {
      'forbidden-403': '403: "only available for CXone Multi-ACD (CXone Open) users"',
      'not-found-404': '404: no active interaction is found',
    },
  },
  'record-on-demand-bad-user-id': {
    question: 'What does Record on Demand answer to a userId that is no UUID?',
    default: 'bad-request-400',
    variants: {
      'bad-request-400': '400, where the operation declares it; mask and unmask declare none and answer 404',
      'not-found-404': '404: no active interaction is found',
    },
  },
  'record-on-demand-error-code': {
    question: 'What is the number errorCode in the error bodies of Record on Demand?',
    default: 'status',
    variants: { status: 'the status', zero: '0' },
  },
  'record-on-demand-message': {
    question: 'What is the message in the error bodies of Record on Demand?',
    default: 'help-page',
    variants: {
      'help-page': 'the sentence that the help page has for the status',
      'reason-phrase': 'the reason phrase of the status',
    },
  },
  'record-on-demand-throttled-body': {
    question:
      'What is the body of a 429 of Record on Demand, which its operations on voice do not declare? A fault brings it about.',
    default: 'errorCode-message',
    variants: {
      'errorCode-message': '{errorCode, message}, as its operations on the screen declare it',
      'message-route': '{message, route}, as media playback declares it',
      empty: 'none, as other services of NICE declare it',
    },
  },
  'commands-in-work': {
    question:
      'How long is a command in work (202, and 425 or 409 for the next), where --settle says nothing?',
    default: 'not-at-all',
    variants: { 'not-at-all': 'it is done at once: 200', '2s': 'two seconds', '30s': 'half a minute' },
  },
  'record-on-demand-spelling': {
    question: 'How are the paths and the parameter of Record on Demand spelled?',
    default: 'v1-userId',
    variants: {
      'v1-userId': '/v1/interactions/… with userId, as the API document and one help page have it',
      'user-id': '/interactions/… with user-id, which may be a number, as the other help page has it',
      both: 'either',
    },
  },
  'recording-status-while-masked': {
    question: 'What does get-recording-status say of a call that is masked?',
    default: 'stopped',
    variants: {
      stopped: 'Stopped, and the reason Mask',
      recording: 'Recording, and the reason Mask: what is masked is recorded as silence',
    },
  },
  'recording-status-when-idle': {
    question: 'Which statusReason has a call that was never recorded?',
    default: 'policy',
    variants: {
      policy: 'Policy: no policy asks for a recording',
      absent: 'none: the field is left out',
    },
  },
  'screen-recording-without-call': {
    question: 'Can the screen of an agent be recorded who is in no call?',
    default: 'not-found-404',
    variants: {
      'not-found-404': 'no: 404, no active interaction is found',
      recorded: 'yes: the screen recording is a contact of its own',
    },
  },
} as const satisfies Record<string, Ambiguity>
