import type { recordOnDemandAmbiguities } from '../record-on-demand.js'
import type { HowToFindOutOf } from './how-to-find-out.js'

const base = '/interaction-recording-management-service/v1/interactions'
const post = (command: string) => `POST ${base}/${command}?userId=USER`
const start = post('start-recording-on-demand')
const stop = post('stop-recording-on-demand')
const decline = post('do-not-record')
const status = `GET ${base}/get-recording-status?userId=USER`
const started = `Send ${start} during a call and wait until ${status} reports Recording.`

/** Record on Demand. USER is the UUID of the agent in the test call. */
export const howToFindOutRecordOnDemand: HowToFindOutOf<typeof recordOnDemandAmbiguities> = {
  'record-on-demand-start-while-recording': {
    send: `${started} Send ${start} again.`,
    see: { 'unchanged-200': 'status 200', 'accepted-202': 'status 202', 'conflict-409': 'status 409' },
  },
  'record-on-demand-stop-when-not-recording': {
    send: `${stop} during a call that is not being recorded.`,
    see: { 'conflict-409': 'status 409', 'ignored-200': 'status 200' },
  },
  'record-on-demand-lock': {
    send: `During a call send ${start}, and ${post('mask')} while the start is answered 202.`,
    see: { 'every-command': 'status 425 for the mask', 'same-kind': 'status 409 or 200 for the mask' },
  },
  'do-not-record-elsewhere': {
    send: `${decline} during a call. Then send a start through another API: recordingcontrols, or record of the Agent API.`,
    see: { conflict: 'status 409', ignored: 'a success, and nothing is recorded' },
  },
  'start-after-do-not-record': {
    send: `${decline} during a call, wait until it has settled, and send ${start}.`,
    see: { 'conflict-409': 'status 409', 'ignored-200': 'status 200, and nothing is recorded' },
  },
  'do-not-record-again': {
    send: `${decline} twice during a call, the second time after the first has settled.`,
    see: { 'unchanged-200': 'status 200', 'conflict-409': 'status 409' },
  },
  'screen-recording-after-call': {
    send: `${post('start-screen-interaction-recording')}&recordingDuration=300 during a call. End the call after a minute, and play the screen recording the next day.`,
    see: { 'goes-on': 'it is five minutes long', stops: 'it ends with the call' },
  },
  'record-on-demand-client-token': {
    send: `${status} with a token from POST /oauth/token of Genesys Cloud, or another token without a CXone user.`,
    see: {
      'unauthorized-401': 'status 401',
      'forbidden-403': 'status 403',
      accepted: 'status 200 or 404',
    },
  },
  'record-on-demand-product': {
    send: `${start} during a call on a tenant that has only the native ACD.`,
    see: { 'forbidden-403': 'status 403', 'not-found-404': 'status 404' },
  },
  'record-on-demand-bad-user-id': {
    send: `GET ${base}/get-recording-status?userId=5001, which is a number and not a UUID.`,
    see: { 'bad-request-400': 'status 400', 'not-found-404': 'status 404' },
  },
  'record-on-demand-other-errors': {
    send: 'GET /interaction-recording-management-service/v1/interactions/get-recording-status?userId=USER with the token of a user who has no role with "Multi-ACD Record on Demand API".',
    see: { same: 'status 403', 'without-permission': 'status 200' },
  },
  'record-on-demand-error-code': {
    send: `${start} for a user who is not in a call.`,
    see: { status: 'errorCode is 404', zero: 'errorCode is 0 or another number' },
  },
  'record-on-demand-message': {
    send: `${start} for a user who is not in a call.`,
    see: {
      'help-page': 'message is the sentence of the help page: No active interactions were found',
      'reason-phrase': 'message is Not Found',
    },
  },
  'record-on-demand-throttled-body': {
    send: `${status} many times a second on a test tenant, until a response has the status 429. Ask NICE before you do it.`,
    see: {
      'errorCode-message': 'a body with errorCode and message',
      'message-route': 'a body with message and route',
      empty: 'no body',
    },
  },
  'commands-in-work': {
    send: `${start} during a call. Then send ${status} every 200 ms and note when it reports Recording.`,
    see: {
      'not-at-all': 'the start is answered 200',
      '2s': '202, and Recording after about two seconds',
      '30s': '202, and Recording after about half a minute',
    },
  },
  'record-on-demand-spelling': {
    send: `${status}, and GET /interaction-recording-management-service/interactions/get-recording-status?user-id=USER.`,
    see: {
      'v1-userId': 'only the first is not answered 404 or 400 for its path or parameter',
      'user-id': 'only the second is',
      both: 'both have the same response',
    },
  },
  'recording-status-while-masked': {
    send: `${started} Send ${post('mask')}, and then ${status}.`,
    see: {
      stopped: 'status is Stopped and statusReason is Mask',
      recording: 'status is Recording and statusReason is Mask',
    },
  },
  'recording-status-when-idle': {
    send: `${status} during a call that no policy records and no command has recorded.`,
    see: { policy: 'statusReason is Policy', absent: 'there is no statusReason' },
  },
  'screen-recording-without-call': {
    send: `${post('start-screen-interaction-recording')}&recordingDuration=60 for a user who is not in a call.`,
    see: { 'not-found-404': 'status 404', recorded: 'status 200 or 202 with a contactId' },
  },
}
