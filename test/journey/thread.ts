import type { Sent } from '../hosts.js'

/** A request of the thread's poster, or of somebody who follows its answer. */
export interface Asked {
  /** The client whose token it has. Absent: the request has none. */
  readonly as?: 'studio-basic' | 'studio-long-lived' | 'other-division' | 'recorder' | 'admin'
  readonly method: 'GET' | 'POST' | 'PUT'
  readonly target: string
  readonly json?: unknown
  readonly form?: Readonly<Record<string, string>>
  /** Default: that of `json` or `form`. `null`: none. */
  readonly contentType?: string | null
}

/** A sentence of the thread, the request that it speaks of, what comes back, and what the mock adds. */
export interface Sentence {
  readonly says: string
  /** Requests that succeed before it. */
  readonly before?: readonly Asked[]
  /** How far the sandbox's clock moves before the request. */
  readonly advance?: string
  readonly asked: Asked
  readonly status: number
  /** A part of the body. Absent: the body is empty. */
  readonly body?: object
  /** The reason of a rejection, which the response does not contain. */
  readonly reason?: string
}

export const controls = '/api/v2/recording/recordingcontrols'
const call = '/api/v2/conversations/conv-123'

const guess = { conferenceId: 'conf-123', recordingName: 'test_rec' }

const command = (action: 'start' | 'stop', recordingId = 'rec-123', to = action): Asked => ({
  as: 'recorder',
  method: 'POST',
  target: `${controls}/${to}`,
  json: { recordingId, action },
})

const basic = (id: string) => ({
  grant_type: 'client_credentials',
  client_id: id,
  client_secret: `${id}-secret`,
})

const startOf = (as: Asked['as'], json: unknown = guess): Asked => ({
  ...command('start'),
  ...(as && { as }),
  json,
})

const read = (as: Asked['as'], target: string): Asked => ({ ...(as && { as }), method: 'GET', target })

const lacks =
  'The token lacks the scope recording:control. It was issued to client studio-basic and has recording:read ' +
  'recording:write. A scope with a similar name is not enough.'

const ofTheCall =
  'The recordingId is a field of each call of the conversation. It is neither the conversation id nor the conference id.'

const finished = 'is finished, because it was stopped. A finished recording accepts no more commands.'

/** Thread 12571 of forum.sggu.com, in its order. */
export const thread: readonly Sentence[] = [
  {
    says: 'POST /api/v2/recording/recordingcontrols/start … always return a 401 Unauthorized. The response body is empty',
    asked: startOf('studio-basic'),
    status: 401,
    reason: lacks,
  },
  {
    says: 'POST /api/v2/recording/recordingcontrols/stop',
    asked: { ...startOf('studio-basic'), target: `${controls}/stop` },
    status: 401,
    reason: lacks,
  },
  {
    says: 'The token works fine for other calls like fetching participant data',
    asked: read('studio-basic', `${call}/participants`),
    status: 200,
    body: {
      entities: [{ purpose: 'customer', attributes: { accountNumber: '4711' } }, { purpose: 'agent' }],
    },
  },
  {
    says: 'It has recording:write and recording:read',
    asked: read('admin', '/api/v2/oauth/clients/studio-basic'),
    status: 200,
    body: { scope: ['recording:read', 'recording:write'] },
  },
  {
    says: 'The division scope is correct',
    asked: read('studio-basic', '/api/v2/authorization/divisions/div-demo'),
    status: 200,
    body: { id: 'div-demo', name: 'Demo' },
  },
  {
    says: 'The division scope is correct: were it not, the status would be another one',
    asked: startOf('other-division', { recordingId: 'rec-123', action: 'start' }),
    status: 403,
    body: { code: 'missing.division.permission' },
    reason:
      'Conversation conv-123 belongs to division div-demo. Client other-division has grants for div-other.',
  },
  {
    says: 'The token is not expired: were it so, the response would be the same',
    advance: '61m',
    asked: startOf('studio-basic'),
    status: 401,
    reason:
      "The token of studio-basic expired at 2026-01-15T11:00:00.000Z. It was issued at 2026-01-15T10:00:00.000Z for 3600 s. The sandbox's clock shows 2026-01-15T11:01:00.000Z.",
  },
  {
    says: 'Other recording-related calls, like listing recordings, work fine with the same token',
    asked: read('studio-basic', '/api/v2/conversations/conv-789/recordings'),
    status: 200,
    body: [{ id: 'rec-789' }],
  },
  {
    says: 'Tried adding the Content-Type: application/json header. It makes no difference',
    asked: { ...startOf('studio-basic'), contentType: null },
    status: 401,
    reason: lacks,
  },
  {
    says: 'Tried different token scopes',
    asked: {
      method: 'POST',
      target: '/oauth/token',
      form: { ...basic('studio-basic'), scope: 'recording:control' },
    },
    status: 400,
    body: { error: 'invalid_scope' },
    reason:
      'Client studio-basic has the scopes recording:read recording:write, but not recording:control. Scopes are case-sensitive.',
  },
  {
    says: 'Tried using the long-lived token instead of the short-lived one',
    advance: '47h',
    asked: startOf('studio-long-lived'),
    status: 401,
    reason: lacks.replace('studio-basic', 'studio-long-lived'),
  },
  {
    says: 'The call ID and conference ID are valid, and are no recordingId',
    asked: startOf('recorder'),
    status: 400,
    body: { code: 'bad.request', details: [{ errorCode: 'required', fieldName: 'recordingId' }] },
    reason:
      'The body has no recordingId. It has conferenceId, recordingName. conferenceId: conf-123 is the conference id of ' +
      `conversation conv-123, whose recordingId is rec-123. ${ofTheCall}`,
  },
  {
    says: 'The call is active: were it not, the start would conflict',
    asked: command('start', 'rec-456'),
    status: 409,
    body: { code: 'conflict' },
    reason:
      'Conversation conv-456 is alerting. A recording can be started or stopped only while its call is connected.',
  },
  {
    says: 'Get Credentials … grant type to client_credentials … an app that has recording:control',
    asked: { method: 'POST', target: '/oauth/token', form: basic('recorder') },
    status: 200,
    body: { scope: 'recording:read recording:write recording:control' },
  },
  {
    says: 'check the Scopes tab: an administrator adds recording:control to the client',
    asked: {
      as: 'admin',
      method: 'PUT',
      target: '/api/v2/oauth/clients/studio-basic',
      json: {
        name: 'studio-basic',
        authorizedGrantType: 'CLIENT-CREDENTIALS',
        scope: ['recording:read', 'recording:write', 'recording:control'],
      },
    },
    status: 200,
    body: { scope: ['recording:read', 'recording:write', 'recording:control'] },
  },
  {
    says: 'the recordingId comes from the conversation object',
    asked: read('recorder', call),
    status: 200,
    body: {
      participants: [{ calls: [{ recordingId: 'rec-123' }] }, { calls: [{ recordingId: 'rec-123' }] }],
    },
  },
  {
    says: 'not just the conversation ID',
    asked: command('start', 'conv-123'),
    status: 404,
    body: { code: 'not.found' },
    reason: 'conv-123 is the conversation id of conversation conv-123, whose recordingId is rec-123.',
  },
  {
    says: '{"recordingId": …, "action": "start"}',
    asked: command('start'),
    status: 200,
    body: { id: 'rec-123', startTime: '2026-01-15T10:00:00.000Z' },
  },
  {
    says: 'the endpoint is the same but the action changes to stop',
    before: [command('start')],
    advance: '30s',
    asked: command('stop', 'rec-123', 'start'),
    status: 200,
    body: { id: 'rec-123', endTime: '2026-01-15T10:00:30.000Z' },
  },
  {
    says: "not trying to stop a recording that hasn't started",
    asked: command('stop'),
    status: 409,
    body: { code: 'conflict' },
    reason:
      'Recording rec-123 is idle, so there is nothing to stop, pause or resume. The API is strict about that.',
  },
  {
    says: 'or is already finished',
    before: [command('start'), command('stop')],
    asked: command('stop'),
    status: 409,
    body: { code: 'conflict' },
    reason: `Recording rec-123 ${finished}`,
  },
  {
    says: 'the REST Proxy action labels JSON as a form, unless it is told otherwise',
    asked: { ...command('start'), contentType: 'application/x-www-form-urlencoded' },
    status: 415,
    body: { status: 415 },
    reason: 'The Content-Type application/x-www-form-urlencoded is not supported: send application/json.',
  },
]

/** A request of the thread as it is sent. */
export function sentOf({ method, target, json, form, contentType }: Asked, token?: string): Sent {
  const body = json === undefined ? form && new URLSearchParams(form).toString() : JSON.stringify(json)
  const type =
    contentType === undefined
      ? json === undefined
        ? form && 'application/x-www-form-urlencoded'
        : 'application/json'
      : contentType
  return {
    method,
    target,
    headers: {
      ...(typeof type === 'string' && { 'content-type': type }),
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    },
    ...(body !== undefined && { body }),
  }
}
