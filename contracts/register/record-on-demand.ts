import type { Ambiguity } from './ambiguity.js'

/** Undocumented behaviour of Record on Demand. */
export const recordOnDemandAmbiguities = {
  'record-on-demand-start-while-recording': {
    question:
      'What does start-recording-on-demand return while the call is being recorded? It is also assumed that mask while masked, and unmask while not masked, change nothing.',
    default: 'unchanged-200',
    variants: {
      'unchanged-200': '200, and nothing changes',
      'accepted-202': '202, and nothing changes',
      'conflict-409': '409 "cannot be executed due to the service state"',
    },
  },
  'record-on-demand-stop-when-not-recording': {
    question:
      'What does stop-recording-on-demand return when the call is not being recorded? It is also assumed that a call is an active interaction only while it is connected.',
    default: 'conflict-409',
    variants: {
      'conflict-409': '409 "cannot be executed due to the service state"',
      'ignored-200': '200, and nothing changes',
    },
  },
  'record-on-demand-lock': {
    question:
      'Which commands does Record on Demand lock while another one is processed? The help pages describe 425 only for start and stop, and for mask and unmask.',
    default: 'every-command',
    variants: {
      'every-command': '425 for every command',
      'same-kind':
        '425 for a command of the same kind, 409 for others, for example for mask while a start is processed',
    },
  },
  'do-not-record-elsewhere': {
    question: 'What do recordingcontrols and the Agent API return after do-not-record of Record on Demand?',
    default: 'conflict',
    variants: {
      conflict: 'a state conflict: the call must not be recorded',
      ignored: 'success, and the call stays unrecorded',
    },
  },
  'start-after-do-not-record': {
    question: 'What does start-recording-on-demand return after do-not-record?',
    default: 'conflict-409',
    variants: {
      'conflict-409': '409 "cannot be executed due to the service state"',
      'ignored-200': '200, and the call stays unrecorded',
    },
  },
  'do-not-record-again': {
    question:
      'What does do-not-record return the second time for the same call? It is also assumed that do-not-record stops a recording that is in progress.',
    default: 'unchanged-200',
    variants: {
      'unchanged-200': '200, and nothing changes',
      'conflict-409': '409 "cannot be executed due to the service state"',
    },
  },
  'screen-recording-after-call': {
    question: 'Does a screen recording continue when the call ends during which it was started?',
    default: 'goes-on',
    variants: { 'goes-on': 'yes, until its duration is over', stops: 'no, it ends with the call' },
  },
  'record-on-demand-client-token': {
    question: 'What does Record on Demand return for a token that was not issued to a CXone user?',
    default: 'unauthorized-401',
    variants: {
      'unauthorized-401':
        '401, because the token comes from another service (Genesys Cloud or recordingcontrols)',
      'forbidden-403': '403, because there is no permission without a user',
      accepted: 'the token is accepted, whatever the permissions',
    },
  },
  'record-on-demand-product': {
    question:
      'What do the voice operations of Record on Demand return on a tenant that has only the native ACD? The screen operations work there.',
    default: 'forbidden-403',
    variants: {
      'forbidden-403': '403: "only available for CXone Multi-ACD (CXone Open) users"',
      'not-found-404': '404, because no active interaction is found',
    },
  },
  'record-on-demand-bad-user-id': {
    question: 'What does Record on Demand return for a userId that is not a UUID?',
    default: 'bad-request-400',
    variants: {
      'bad-request-400':
        '400 where the operation declares it; mask and unmask do not declare it and return 404',
      'not-found-404': '404, because no active interaction is found',
    },
  },
  'record-on-demand-other-errors': {
    question:
      'Do get-recording-status, business-data-update and the screen operations reject a request for the same reasons as start and stop, whose reasons are on the help page: without the permission 403, without an active interaction 404?',
    default: 'same',
    variants: {
      same: 'yes; the permission of the two is "Multi-ACD Record on Demand API"',
      'without-permission': 'get-recording-status and business-data-update need no permission',
    },
  },
  'record-on-demand-error-code': {
    question: 'What is the value of errorCode in the error bodies of Record on Demand?',
    default: 'status',
    variants: { status: 'the status', zero: '0' },
  },
  'record-on-demand-message': {
    question: 'What is the message in the error bodies of Record on Demand?',
    default: 'help-page',
    variants: {
      'help-page': 'the sentence on the help page for the status',
      'reason-phrase': 'the reason phrase of the status',
    },
  },
  'record-on-demand-throttled-body': {
    question:
      'What is the body of a 429 of Record on Demand, which its voice operations do not declare? Only a fault produces one.',
    default: 'errorCode-message',
    variants: {
      'errorCode-message': '{errorCode, message}, as its screen operations declare it',
      'message-route': '{message, route}, as media playback declares it',
      empty: 'no body, as other services of NICE declare it',
    },
  },
  'commands-in-work': {
    question:
      'How long does a command take to settle (202, and 425 or 409 for the next one) without --settle?',
    default: 'not-at-all',
    variants: { 'not-at-all': 'it completes immediately: 200', '2s': 'two seconds', '30s': 'half a minute' },
  },
  'record-on-demand-spelling': {
    question: 'How are the paths and the parameter of Record on Demand spelled?',
    default: 'v1-userId',
    variants: {
      'v1-userId': '/v1/interactions/… with userId, as in the API document and one help page',
      'user-id': '/interactions/… with user-id, which may be a number, as on the other help page',
      both: 'either',
    },
  },
  'recording-status-while-masked': {
    question: 'What does get-recording-status return for a masked call?',
    default: 'stopped',
    variants: {
      stopped: 'Stopped with the reason Mask',
      recording: 'Recording with the reason Mask, because masked parts are recorded as silence',
    },
  },
  'recording-status-when-idle': {
    question: 'Which statusReason does a call have that was never recorded?',
    default: 'policy',
    variants: {
      policy: 'Policy, because no policy requires a recording',
      absent: 'none, the field is omitted',
    },
  },
  'screen-recording-without-call': {
    question:
      "Can the screen of an agent be recorded who is not in a call? NICE's help page says so, and NICE's API description lists 404.",
    default: 'recorded',
    variants: {
      recorded: 'yes; 404 is for an unknown user',
      'not-found-404': 'no: 404, because no active interaction is found',
    },
  },
} as const satisfies Record<string, Ambiguity>
