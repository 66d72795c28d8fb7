import { expect } from 'vitest'
import type { CxoneMock, Explanation } from '../../mock-server/index.js'
import { tokenOf, type Send } from '../hosts.js'

const start = '/api/v2/recording/recordingcontrols/start'
const stop = '/api/v2/recording/recordingcontrols/stop'

/** One request of the story, what comes back, and how a refusal is explained beside the wire. */
interface Step {
  readonly title: string
  /** How far the sandbox's clock moves before it. */
  readonly advance?: string
  readonly as: 'studio-basic' | 'recorder'
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly json?: unknown
  readonly status: number
  /** `undefined`: not one byte. */
  readonly body?: unknown
  readonly explanation?: Partial<Explanation>
}

const call123 = {
  state: 'connected',
  direction: 'inbound',
  recording: false,
  recordingState: 'none',
  recordersState: {
    adhocState: 'NONE',
    customerExperienceState: 'NONE',
    agentExperienceState: 'NONE',
    snippetState: 'NONE',
  },
  recordingId: 'rec-123',
  securePause: false,
  connectedTime: '2026-01-15T09:58:10.000Z',
}

const times123 = { startTime: '2026-01-15T09:58:00.000Z', connectedTime: '2026-01-15T09:58:10.000Z' }

const participants123 = '/api/v2/conversations/conv-123/participants'

const guess = { conferenceId: 'conf-123', recordingName: 'test_rec' }

const recording123 = {
  id: 'rec-123',
  conversationId: 'conv-123',
  startTime: '2026-01-15T10:00:00.000Z',
  media: 'call',
  mediaSubtype: 'Trunk',
  creationTime: '2026-01-15T10:00:00.000Z',
  sessionId: 'call-123-customer',
  recordingFileRole: 'CUSTOMER_EXPERIENCE',
  selfUri: '/api/v2/conversations/conv-123/recordings/rec-123',
}

const allScopes = ['recording:read', 'recording:write', 'recording:control']

function refused(status: number, code: string, message: string, details: readonly unknown[] = []) {
  return { message, code, status, contextId: expect.any(String) as unknown, details, errors: [] }
}

/** How a developer without a tenant gets from a 401 that says nothing to a recording. */
export const story: readonly Step[] = [
  {
    title: 'the first client reads the participants',
    as: 'studio-basic',
    method: 'GET',
    path: participants123,
    status: 200,
    body: {
      entities: [
        {
          id: 'part-123-customer',
          name: 'Alex Rivera',
          purpose: 'customer',
          address: 'tel:+15555550123',
          attributes: { accountNumber: '4711', language: 'en-US' },
          ...times123,
          calls: [{ id: 'call-123-customer', ...call123 }],
        },
        {
          id: 'part-123-agent',
          name: 'Sam Okafor',
          purpose: 'agent',
          address: 'sip:sam.okafor@demo.example',
          userId: '11e90000-0000-4000-8000-000000005001',
          attributes: {},
          ...times123,
          calls: [{ id: 'call-123-agent', ...call123 }],
        },
      ],
      pageSize: 25,
      pageNumber: 1,
      total: 2,
      pageCount: 1,
      selfUri: `${participants123}?pageSize=25&pageNumber=1`,
      firstUri: `${participants123}?pageSize=25&pageNumber=1`,
      lastUri: `${participants123}?pageSize=25&pageNumber=1`,
    },
  },
  {
    title: 'it reads the recordings, and there is none',
    as: 'studio-basic',
    method: 'GET',
    path: '/api/v2/conversations/conv-123/recordings',
    status: 200,
    body: [],
  },
  {
    title: 'its start is answered with an empty 401',
    as: 'studio-basic',
    method: 'POST',
    path: start,
    json: guess,
    status: 401,
    explanation: {
      request: `POST ${start}`,
      status: 401,
      outcome: 'rejected',
      operation: 'startRecording',
      client: 'studio-basic',
      scopes: ['recording:read', 'recording:write'],
      rule: 'scope',
      reason:
        'The token lacks the scope recording:control. It was issued to client studio-basic and has ' +
        'recording:read recording:write. A scope with a similar name is not enough.',
      state: { clientId: 'studio-basic', scopes: ['recording:read', 'recording:write'] },
      allowed: ['a token with the scope recording:control'],
      fix: [
        'Get a token with client_credentials from a client whose app has recording:control checked, ' +
          'for example recorder in this sandbox.',
      ],
      notes: ['The body would be rejected next because recordingId is missing.'],
    },
  },
  {
    title: 'with the scope, the same body lacks a recordingId',
    as: 'recorder',
    method: 'POST',
    path: start,
    json: guess,
    status: 400,
    body: refused(400, 'bad.request', 'The request body is not valid: recordingId is required', [
      { errorCode: 'required', fieldName: 'recordingId' },
    ]),
    explanation: {
      status: 400,
      client: 'recorder',
      scopes: allScopes,
      rule: 'recordingId-required',
      reason:
        'The body has no recordingId. It has conferenceId, recordingName. conferenceId: conf-123 is the ' +
        'conference id of conversation conv-123, whose recordingId is rec-123. The recordingId is a field of ' +
        'each call of the conversation. It is neither the conversation id nor the conference id.',
      fix: [
        'Send {"recordingId":"rec-123","action":"start"}.',
        'Get the conversation with GET /api/v2/conversations/{conversationId}, and use the recordingId of its calls.',
      ],
    },
  },
  {
    title: 'with the recordingId it starts',
    as: 'recorder',
    method: 'POST',
    path: start,
    json: { recordingId: 'rec-123', action: 'start' },
    status: 200,
    body: recording123,
  },
  {
    title: 'a second start conflicts',
    as: 'recorder',
    method: 'POST',
    path: start,
    json: { recordingId: 'rec-123', action: 'start' },
    status: 409,
    body: refused(409, 'conflict', 'Recording rec-123 is in progress already: it cannot be started.'),
    explanation: {
      rule: 'start-while-recording',
      reason: 'Recording rec-123 is already in progress.',
      state: { call: 'connected', recording: 'recording' },
      allowed: ['stop', 'pause'],
    },
  },
  {
    title: 'it stops',
    advance: '30s',
    as: 'recorder',
    method: 'POST',
    path: stop,
    json: { recordingId: 'rec-123', action: 'stop' },
    status: 200,
    body: { ...recording123, endTime: '2026-01-15T10:00:30.000Z', fileState: 'AVAILABLE' },
  },
  {
    title: 'a second stop conflicts',
    as: 'recorder',
    method: 'POST',
    path: stop,
    json: { recordingId: 'rec-123', action: 'stop' },
    status: 409,
    body: refused(409, 'conflict', 'Recording rec-123 is finished: it cannot be stopped.'),
    explanation: {
      rule: 'stop-after-stop',
      reason:
        'Recording rec-123 is finished, because it was stopped. A finished recording accepts no more commands.',
      state: { call: 'connected', recording: 'stopped' },
      allowed: [],
    },
  },
  {
    title: 'a stop on a call that is still alerting conflicts',
    as: 'recorder',
    method: 'POST',
    path: stop,
    json: { recordingId: 'rec-456', action: 'stop' },
    status: 409,
    body: refused(
      409,
      'conflict',
      'Recording rec-456 cannot be stopped: its call is alerting, not connected.',
    ),
    explanation: {
      rule: 'stop-while-alerting-idle',
      reason:
        'Conversation conv-456 is alerting. A recording can be started or stopped only while its call is connected.',
      state: { call: 'alerting', recording: 'idle' },
      allowed: [],
      fix: ['Wait until the call is answered: state "connected" on its participants.'],
    },
  },
  {
    title: 'an hour later the token is answered with an empty 401',
    advance: '1h',
    as: 'recorder',
    method: 'POST',
    path: stop,
    json: { recordingId: 'rec-123', action: 'stop' },
    status: 401,
    explanation: {
      status: 401,
      rule: 'token-expired',
      reason:
        'The token of recorder expired at 2026-01-15T11:00:00.000Z. It was issued at 2026-01-15T10:00:00.000Z ' +
        "for 3600 s. The sandbox's clock shows 2026-01-15T11:00:30.000Z.",
      state: {
        issuedAt: '2026-01-15T10:00:00.000Z',
        expiredAt: '2026-01-15T11:00:00.000Z',
        now: '2026-01-15T11:00:30.000Z',
      },
      fix: ['Get a new token before expires_in has passed, and again after a 401.'],
    },
  },
]

/** What an empty 401 is on the wire: no byte, and no type for it. */
const nothing = { contentType: undefined, contentLength: '0', body: '' }

/**
 * Tells the story to a mock whose clock is frozen at 2026-01-15T10:00:00.000Z, and checks each step.
 * `heard` gets the explanation of each refusal.
 */
export async function tell(
  mock: CxoneMock,
  send: Send,
  heard: (explanation: Explanation) => Promise<void> | void = () => undefined,
): Promise<void> {
  const { clock, requests } = mock.defaultSandbox
  const tokens = {
    'studio-basic': await tokenOf(send, 'studio-basic'),
    recorder: await tokenOf(send, 'recorder'),
  }
  for (const { title, advance, as, method, path, json, status, body, explanation } of story) {
    if (advance !== undefined) clock.advance(advance)
    const reply = await send({
      method,
      target: path,
      headers: { authorization: `Bearer ${tokens[as]}`, 'content-type': 'application/json' },
      ...(json === undefined ? {} : { body: JSON.stringify(json) }),
    })
    const requestId = reply.headers['inin-correlation-id']
    expect(reply.status, title).toBe(status)
    if (body === undefined) expect(wire(reply), title).toEqual(nothing)
    else expect(JSON.parse(reply.body), title).toEqual(body)
    if (body !== undefined) expect(reply.headers['content-type'], title).toBe('application/json')
    if (status >= 400 && body !== undefined)
      expect(JSON.parse(reply.body), title).toHaveProperty('contextId', requestId)
    if (!explanation) continue
    const explained = requests.explain()
    expect(explained, title).toMatchObject({ ...explanation, requestId, outcome: 'rejected' })
    await heard(explained)
  }
}

function wire({ headers, body }: Awaited<ReturnType<Send>>) {
  return { contentType: headers['content-type'], contentLength: headers['content-length'], body }
}
