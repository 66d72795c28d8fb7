import { expect, test } from 'vitest'
import { demoScenario } from '../../../mock-server/index.js'
import { sam, service, userId, withAgent } from './agent.js'

const timestamp = '2026-01-15T10:00:00.000Z'

/** What a fault with a status looks like on each operation: statuses that no state brings. */
test.each([
  ['start-recording-on-demand', 500, { errorCode: 500, message: 'Internal error.' }],
  ['stop-recording-on-demand', 504, { errorCode: 504, message: 'Timed out.' }],
  [
    'do-not-record',
    409,
    { errorCode: 409, message: 'The request cannot be executed due to the service state.' },
  ],
  ['mask', 500, ''],
  ['unmask', 504, ''],
  ['get-recording-status', 409, { status: 409, error: 'Conflict' }],
  ['get-recording-status', 504, { status: 504, error: 'Gateway Timeout' }],
  [
    'get-recording-status',
    401,
    {
      timestamp,
      status: 401,
      error: 'Unauthorized',
      path: `${service}/v1/interactions/get-recording-status`,
    },
  ],
  ['start-screen-interaction-recording', 429, { errorCode: 429, message: 'Too many requests.' }],
  [
    'stop-screen-interaction-recording',
    401,
    {
      timestamp,
      status: 401,
      error: 'Unauthorized',
      path: `${service}/v1/interactions/stop-screen-interaction-recording`,
    },
  ],
  ['business-data-update', 500, { errorCode: 500, message: 'Internal error.' }],
])('a fault on %s answers %i in the shape of the operation', async (operation, status, body) => {
  const { sandbox, onDemand } = await withAgent()
  sandbox.faults.use({ status })
  expect(await onDemand(operation)).toEqual({ status, body })
})

test('504 after the command happened: a blind retry meets what it did', async () => {
  const { sandbox, onDemand } = await withAgent({ settle: { start: '5s' } })
  sandbox.faults.use({ on: 'startRecordingOnDemand', status: 504, commit: true, times: 1 })
  expect((await onDemand('start-recording-on-demand')).status).toBe(504)
  expect((await onDemand('start-recording-on-demand')).status).toBe(425)
  sandbox.clock.advance('5s')
  expect((await onDemand('get-recording-status')).body).toMatchObject({ recordingStatusToAgent: 'Recording' })
})

test('a quota on screen recording answers 429 without Retry-After when asked so', async () => {
  const { mock, sandbox, onDemand } = await withAgent()
  sandbox.faults.use({
    on: 'startScreenInteractionRecording',
    quota: { limit: 1, windowMillis: 60_000, retryAfter: 'absent' },
  })
  await onDemand('start-screen-interaction-recording', { recordingDuration: '60' })
  expect((await onDemand('start-screen-interaction-recording', { recordingDuration: '60' })).status).toBe(429)
  const headers = mock.defaultSandbox.requests.last()?.response?.headers
  expect(Object.keys(headers ?? {})).not.toContain('Retry-After')
})

test("the help page's path is no operation by default, and the explanation names the right one", async () => {
  const { ask, own, sandbox } = await withAgent()
  const { status } = await ask('POST', `${service}/interactions/mask?user-id=5001`, own)
  expect(status).toBe(501)
  expect(sandbox.requests.explain().fix).toEqual(
    expect.arrayContaining([
      `This spelling is from a help page of NICE. The API document has ${service}/v1/interactions/mask with userId.`,
    ]),
  )
})

test("under the help page's spelling the path of the API document is no operation", async () => {
  const { ask, own } = await withAgent({ assumptions: { 'record-on-demand-spelling': 'user-id' } })
  expect((await ask('POST', `${service}/v1/interactions/mask?userId=${userId}`, own)).status).toBe(501)
  expect((await ask('POST', `${service}/interactions/mask?user-id=${userId}`, own)).status).toBe(200)
  expect((await ask('POST', `${service}/interactions/mask?userId=${userId}`, own)).status).toBe(404)
})

test('where either spelling is taken, both paths and both parameters are', async () => {
  const { ask, own } = await withAgent({ assumptions: { 'record-on-demand-spelling': 'both' } })
  for (const path of ['/v1/interactions/mask', '/interactions/mask']) {
    for (const query of [`userId=${userId}`, `user-id=${userId}`, 'user-id=5001']) {
      expect((await ask('POST', `${service}${path}?${query}`, own)).status).toBe(200)
    }
  }
})

test('a path behind the prefix of another service is told apart', async () => {
  const { ask, own, sandbox } = await withAgent()
  const target = `/inContactAPI${service}/v1/interactions/mask?userId=${userId}`
  expect((await ask('POST', target, own)).status).toBe(404)
  expect(sandbox.requests.explain().fix).toContain(
    'Remove /inContactAPI from the base URL. The mock implements the path after it.',
  )
})

test.each([
  [
    'user-id=5001',
    'user-id-present',
    'To accept user-id, start with --assume record-on-demand-spelling=both.',
  ],
  ['userId=5001', 'user-id-uuid', `Send userId=${userId}.`],
  [
    'userId=rec-123',
    'user-id-uuid',
    'Send the UUID of the agent, here 11e90000-0000-4000-8000-000000005001, not the id of a call or a recording.',
  ],
  ['userId=11e90000-0000-4000-8000-00000000ffff', 'active-interaction', `Use one of its users: ${userId}.`],
])('the key %s is refused, and the explanation helps', async (query, rule, fix) => {
  const { ask, own, sandbox } = await withAgent()
  await ask('POST', `${service}/v1/interactions/start-recording-on-demand?${query}`, own)
  const explained = sandbox.requests.explain()
  expect(explained.rule).toBe(rule)
  expect(explained.fix).toContain(fix)
})

test('a missing permission is explained with the permissions that the user has', async () => {
  const [user] = demoScenario.users ?? []
  if (!user) throw new Error('the demo has a user')
  const scenario = { ...demoScenario, users: [{ ...user, permissions: ['Multi-ACD Masking API'] }] }
  const { onDemand, sandbox } = await withAgent({ scenario })
  expect((await onDemand('mask')).status).toBe(200)
  expect((await onDemand('start-recording-on-demand')).status).toBe(403)
  expect(sandbox.requests.explain()).toMatchObject({
    rule: 'permission',
    reason: `startRecordingOnDemand needs the permission "Multi-ACD Record on Demand API". User ${sam} has Multi-ACD Masking API.`,
    evidence: { grade: 'documented' },
  })
})

test('a token of the other world is explained with where to get one of this', async () => {
  const { platform, sandbox } = await withAgent()
  expect((await platform('POST', `${service}/v1/interactions/mask?userId=${userId}`)).status).toBe(401)
  expect(sandbox.requests.explain()).toMatchObject({
    rule: 'token-service',
    evidence: { grade: 'assumed' },
    fix: ['Get a token from POST /auth/token.'],
  })
})

test('a refusal says what would have been accepted in its place', async () => {
  const { onDemand, sandbox } = await withAgent()
  await onDemand('stop-recording-on-demand')
  expect(sandbox.requests.explain()).toMatchObject({
    rule: 'rod-stop-while-idle',
    allowed: ['start-recording-on-demand', 'do-not-record'],
    state: { call: 'connected', recording: 'idle' },
    evidence: { grade: 'assumed' },
  })
})

test('after the end of the call there is no active interaction', async () => {
  const { onDemand, sandbox } = await withAgent()
  sandbox.calls.end('conv-123')
  expect((await onDemand('start-recording-on-demand')).status).toBe(404)
  expect(sandbox.requests.explain().reason).toBe(`User ${sam} is not in a connected call.`)
})

test('what to do in its place is said in the words of the API that was asked', async () => {
  const assumptions = { 'record-on-demand-start-while-recording': 'conflict-409' } as const
  const { onDemand, platform, ask, own, sandbox } = await withAgent({ assumptions })
  await onDemand('start-recording-on-demand')
  await onDemand('mask')
  expect((await onDemand('start-recording-on-demand')).status).toBe(409)
  expect(sandbox.requests.explain().fix).toContain('To continue after a pause, send POST …/unmask.')
  const control = '/api/v2/recording/recordingcontrols/start'
  expect((await platform('POST', control, { recordingId: 'rec-123' })).status).toBe(409)
  expect(sandbox.requests.explain().fix).toContain(
    'To continue after a pause, send {"recordingState":"ACTIVE"} to …/recordingstate.',
  )
  sandbox.calls.end('conv-123')
  const acd = '/inContactAPI/services/v34.0/contacts/460000000001/record'
  expect((await ask('POST', acd, own)).status).toBe(409)
  expect(sandbox.requests.explain().fix).toEqual([
    'The call has ended. Read its recording with GET /media-playback/v1/contacts?acd-call-id=….',
  ])
})
