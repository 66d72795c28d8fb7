import { expect, test } from 'vitest'
import { createCxoneMock, type CxoneMock } from '../../../mock-server/index.js'
import { caseInstant, hosts, tokenOf } from '../../hosts.js'

async function mockWithTraffic(): Promise<{ mock: CxoneMock; token: string }> {
  const mock = await createCxoneMock({ seed: 'journal', clock: caseInstant })
  const send = await hosts.fetch(mock)
  const token = await tokenOf(send, 'recorder')
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const target = '/api/v2/recording/recordingcontrols/start'
  await send({
    method: 'POST',
    target,
    headers,
    body: '{"recordingId":"rec-123","colour":"red","action":"start"}',
  })
  await send({ method: 'POST', target, headers, body: '{"recordingId":"rec-123"}' })
  await send({ method: 'POST', target: '/api/v2/recording/recordingcontrol/start', headers, body: '{}' })
  return { mock, token }
}

test('the journal lists requests by what they were and how they went', async () => {
  const { mock } = await mockWithTraffic()
  const { requests } = mock.defaultSandbox
  expect(requests.list().map(({ operation, client, status }) => [operation, client, status])).toEqual([
    ['issueToken', 'recorder', 200],
    ['startRecording', 'recorder', 200],
    ['startRecording', 'recorder', 409],
    [undefined, undefined, 501],
  ])
  expect(requests.count({ operation: 'startRecording', status: 409 })).toBe(1)
  expect(requests.last({ client: 'recorder' })?.rule).toBe('start-while-recording')
  expect(requests.count({ method: 'GET' })).toBe(0)
})

const stateConflict = {
  grade: 'assumed',
  source: 'ambiguity register: state-conflict-status',
  location: 'register: state-conflict-status',
  date: '2026-11-30',
}

test('the explanation of a refusal tells the state, what is allowed, the history and the fix', async () => {
  const { mock } = await mockWithTraffic()
  const { requests } = mock.defaultSandbox
  const [started, refused] = requests.list({ operation: 'startRecording' })
  expect(requests.explain(refused?.id)).toEqual({
    requestId: refused?.id,
    sandbox: 'default',
    at: caseInstant,
    request: 'POST /api/v2/recording/recordingcontrols/start',
    status: 409,
    outcome: 'rejected',
    operation: 'startRecording',
    client: 'recorder',
    scopes: ['recording:read', 'recording:write', 'recording:control'],
    rule: 'start-while-recording',
    reason: 'Recording rec-123 is already in progress.',
    stage: 'decide',
    progress: 'Rejected at: decide (after hold)',
    state: { call: 'connected', recording: 'recording' },
    allowed: ['stop', 'pause'],
    fix: [
      'Do not start a recording twice. If a start is repeated (a double click, an automatic retry), treat it as done.',
    ],
    evidence: {
      grade: 'assumed',
      source: 'ambiguity register: start-while-recording',
      location: 'register: start-while-recording',
      date: '2026-11-30',
    },
    statusEvidence: stateConflict,
    bodyEvidence: stateConflict,
    history: [{ at: caseInstant, event: 'RecordingStarted', cause: started?.id }],
    notes: [],
  })
})

test('a request that was accepted is explained too, with its unknown fields', async () => {
  const { mock } = await mockWithTraffic()
  const { requests } = mock.defaultSandbox
  const [started] = requests.list({ operation: 'startRecording' })
  const explained = requests.explain(started?.id)
  expect(explained.outcome).toBe('accepted')
  expect(explained.notes).toEqual(['The unknown field "colour" was accepted and ignored.'])
  expect(explained.row).toEqual({
    id: 'start',
    evidence: expect.objectContaining({ grade: expect.any(String) as string }) as unknown,
  })
})

test('an operation that is not imitated is named, with the nearest one that is', async () => {
  const { mock } = await mockWithTraffic()
  expect(mock.defaultSandbox.requests.explain().fix).toEqual([
    'Did you mean POST /api/v2/recording/recordingcontrols/start?',
    'Paths are case-sensitive and have no trailing slash.',
  ])
})

test('the journal keeps the newest 1000 requests', async () => {
  const mock = await createCxoneMock()
  for (let index = 0; index < 2500; index += 1) {
    await mock.handle({ method: 'GET', target: `/api/v2/conversations/${index}`, headers: [], body: '' })
  }
  const targets = mock.defaultSandbox.requests.list().map(({ target }) => target)
  expect(targets).toHaveLength(1000)
  expect(targets.at(-1)).toBe('/api/v2/conversations/2499')
})

test('an id that is not in the journal is refused', async () => {
  const mock = await createCxoneMock()
  expect(() => mock.defaultSandbox.requests.get('x')).toThrow(
    'The journal of sandbox default has no request "x". It keeps the newest 1,000 requests.',
  )
  expect(() => mock.defaultSandbox.requests.explain()).toThrow(
    'Sandbox default has not rejected any request. Over HTTP, use ?sandbox=ID to choose another sandbox.',
  )
})

test('no secret leaves by the journal, the explanations, the state or the log', async () => {
  const mock = await createCxoneMock()
  const send = await hosts.fetch(mock)
  const token = await tokenOf(send, 'recorder')
  const secret = 'recorder-secret'
  const shapes = [token, secret, encodeURIComponent(secret), btoa(secret), btoa(`recorder:${secret}`)]
  const logged: unknown[] = []
  mock.onRequest((entry) => logged.push(entry))
  for (const shape of shapes) {
    const headers = {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'user-agent': shape,
    }
    const target = `/api/v2/conversations/${encodeURIComponent(shape)}?access_token=${encodeURIComponent(shape)}`
    await send({ method: 'GET', target, headers })
    const body = JSON.stringify({ recordingId: shape, [shape]: { deep: [shape] }, client_secret: shape })
    await send({ method: 'POST', target: '/api/v2/recording/recordingcontrols/start', headers, body })
    const form = `grant_type=${encodeURIComponent(shape)}&client_id=recorder&client_secret=${encodeURIComponent(secret)}`
    const formed = { 'content-type': 'application/x-www-form-urlencoded' }
    await send({ method: 'POST', target: '/oauth/token', headers: formed, body: form })
    await send({
      method: 'POST',
      target: '/oauth/token',
      headers: { ...formed, authorization: `Basic ${btoa(`recorder:${secret}`)}` },
      body: form,
    })
  }
  const { requests } = mock.defaultSandbox
  const out = JSON.stringify([
    requests.list(),
    requests.list().map(({ id }) => requests.explain(id)),
    mock.defaultSandbox.state(),
    mock.evidence(),
    logged,
  ])
  expect(shapes.filter((shape) => out.includes(shape.replace(/=+$/, '')))).toEqual([])
  expect(out).toContain('sha256:')
})

test('a credential that nobody here knows does not leave either', async () => {
  const mock = await createCxoneMock()
  const send = await hosts.fetch(mock)
  const foreign = 'REALTENANTTOKEN0123456789abcdef'
  const target = '/api/v2/recording/recordingcontrols/start'
  for (const authorization of [
    foreign,
    `Bearer ${foreign}`,
    `Basic ${foreign}`,
    `Token ${foreign}`,
    `Bearer ${foreign} x`,
  ]) {
    await send({
      method: 'POST',
      target,
      headers: { authorization, 'content-type': 'application/json' },
      body: '{}',
    })
  }
  await send({ method: 'GET', target: `/api/v2/conversations?access_token=${foreign}` })
  const { requests } = mock.defaultSandbox
  const out = JSON.stringify([requests.list(), requests.list().map(({ id }) => requests.explain(id))])
  expect(out).not.toContain(foreign.slice(0, 12))
})

test.each([
  ['application/json', '{"client_secret":"CANARY-7f"}'],
  ['application/json', '{"deep":[{"access_token": "CANARY-7f"}]}'],
  ['application/x-www-form-urlencoded', 'grant_type=x&client%5Fsecret=CANARY-7f'],
  ['application/x-www-form-urlencoded', 'a=b;client_secret=CANARY-7f'],
  [
    'multipart/form-data; boundary=x',
    '--x\r\nContent-Disposition: form-data; name="client_secret"\r\n\r\nCANARY-7f\r\n--x--',
  ],
])('a secret by its name does not leave: %s %s', async (type, body) => {
  const mock = await createCxoneMock()
  const send = await hosts.fetch(mock)
  const headers = { 'content-type': type }
  await send({ method: 'POST', target: '/oauth/token?access%5Ftoken=CANARY-7f', headers, body })
  const headersToo = { ...headers, authorization: `Bearer ${await tokenOf(send, 'recorder')}` }
  await send({
    method: 'POST',
    target: '/api/v2/recording/recordingcontrols/start',
    headers: headersToo,
    body,
  })
  const { requests } = mock.defaultSandbox
  expect(JSON.stringify([requests.list(), requests.explain()])).not.toContain('CANARY')
})

test('a token does not leave after a sign that hides its start, cut, or from another sandbox', async () => {
  const mock = await createCxoneMock()
  const send = await hosts.fetch(mock)
  const token = await tokenOf(send, 'recorder')
  const { clientSecret } = (await mock.sandbox()).client('recorder')
  const random = token.slice('default.'.length)
  const targets = [
    `?auth=Bearer%20${token}`,
    `?next=https%3A%2F%2Fx%3Faccess_token%3D${token}`,
    `?k=tok_${token}`,
  ]
  for (const target of targets) await send({ method: 'GET', target: `/api/v2/conversations${target}` })
  await send({
    method: 'GET',
    target: `/api/v2/x?k=${token.slice(0, -3)}&s=${clientSecret}&t=other.${random}`,
  })
  const out = JSON.stringify([mock.defaultSandbox.requests.list(), mock.defaultSandbox.requests.har()])
  expect(out).not.toContain(random.slice(0, 20))
  expect(out).not.toContain(clientSecret)
})
