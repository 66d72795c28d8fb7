import { expect, test } from 'vitest'
import { logRequest } from '../../cli/output/log.js'
import { Rejections } from '../../cli/output/explain-rejections.js'
import { formatCoverage } from '../../mock-server/control/coverage/format.js'
import type { Fault } from '../../mock-server/index.js'
import { storyOf } from '../../vitest/story.js'
import { hostNames, mockBehind, tokenOf, type HostName, type Received, type Send } from '../hosts.js'

const target = '/api/v2/recording/recordingcontrols/start'

async function starter(send: Send): Promise<() => Promise<Received>> {
  const authorization = `Bearer ${await tokenOf(send, 'recorder')}`
  const headers = { authorization, 'content-type': 'application/json' }
  return () => send({ method: 'POST', target, headers, body: '{"recordingId":"rec-123"}' })
}

/** A mock whose next start gets the fault, after the start. */
async function started(fault: Omit<Fault, 'on'>, host: HostName = 'fetch') {
  const behind = await mockBehind(host)
  const { mock, send } = behind
  const go = await starter(send)
  const { clientId } = mock.defaultSandbox.client('recorder')
  mock.defaultSandbox.faults.use({ on: 'startRecording', times: 1, ...fault })
  const received = await go().catch(() => undefined)
  return { behind, mock, sandbox: mock.defaultSandbox, received, clientId }
}

/** A console, and the lines that it shows. */
function terminal() {
  const written: string[] = []
  const out = { write: (text: string) => void written.push(text), colours: false }
  return { out, all: () => written.join('').split('\n').slice(0, -1) }
}

test('a weakened token is named as a fault first, on the console, in the explanation and in the journal', async () => {
  const { behind, sandbox, clientId } = await started({ token: 'SCOPE_DOWNGRADED' })
  await using _ = behind
  const [entry] = sandbox.requests.list({ operation: 'startRecording' })
  if (!entry) throw new Error('the request is not in the journal')
  const { out, all } = terminal()
  logRequest(out, 'text', entry)
  const reason =
    'Fault fault-1 was injected: token SCOPE_DOWNGRADED. The token lacks the scope recording:control.'
  const fix = "Remove it with sandbox.faults.remove('fault-1') or DELETE /__admin/faults/fault-1."
  expect(all()).toEqual([
    `10:00:00 401 POST ${target}  ${clientId}`,
    '       fault: fault-1: token SCOPE_DOWNGRADED',
    expect.stringContaining(`      reason: ${reason}`),
    `         fix: ${fix}`,
  ])
  const explanation = sandbox.requests.explain()
  expect(explanation).toMatchObject({ rule: 'scope', fault: 'fault-1: token SCOPE_DOWNGRADED', fix: [fix] })
  expect(explanation.reason).toContain(reason)
  expect(Object.keys(explanation).indexOf('fault')).toBeLessThan(Object.keys(explanation).indexOf('reason'))
  expect(sandbox.requests.har().log.entries.at(-1)?.comment).toContain(
    `fault-1: token SCOPE_DOWNGRADED. ${reason}`,
  )
})

test.each(['TRUNCATED_BODY', 'STALL', 'RESET_AFTER_HEADERS', 'MALFORMED_JSON'] as const)(
  'a success with the fault %s is named on the console, in the explanation and in the story',
  async (fault) => {
    await using behind = await mockBehind('fetch')
    const { mock, send } = behind
    const { faults, requests } = mock.defaultSandbox
    const go = await starter(send)
    const { clientId } = mock.defaultSandbox.client('recorder')
    faults.use({ on: 'startRecording', fault })
    const pending = go().catch(() => undefined)
    const [entry] = await requests.waitFor({ operation: 'startRecording' })
    if (fault !== 'STALL') await pending
    const { out, all } = terminal()
    if (entry) logRequest(out, 'text', entry)
    expect(all()).toEqual([
      `10:00:00 200 POST ${target}  ${clientId}`,
      `       fault: fault-1: ${fault}`,
      '      rec-123: idle → recording',
    ])
    expect(requests.explain(entry?.id).reason).toBe(
      `Fault fault-1 was injected: ${fault}. startRecording succeeded.`,
    )
    expect(storyOf(mock.defaultSandbox)).toContain(
      `cxone-mock injected faults:\n  200 POST ${target}  ${clientId}  (fault fault-1: ${fault})`,
    )
  },
)

const unsent = ['CONNECTION_RESET_BY_PEER', 'EMPTY_RESPONSE', 'RANDOM_DATA_THEN_CLOSE'] as const

test.each(hostNames.flatMap((host) => unsent.map((fault) => [host, fault] as const)))(
  'over %s the journal, the archive, the console and the coverage have no response of %s',
  async (host, fault) => {
    const { behind, mock, sandbox, received } = await started({ fault }, host)
    await using _ = behind
    expect(received).toBeUndefined()
    const { requests } = sandbox
    const [entry, ...others] = requests.list({ operation: 'startRecording' })
    expect(others).toEqual([])
    expect(entry).toMatchObject({
      status: 0,
      fault: `fault-1: ${fault}`,
      reason: `Fault fault-1 broke the connection of startRecording, and no response was sent: ${fault}.`,
    })
    expect(entry).not.toHaveProperty('response')
    expect(requests.count({ status: 503 })).toBe(0)
    expect([requests.count({ fault: 'fault-1' }), requests.count({ fault: 'fault-2' })]).toEqual([1, 0])
    expect(() => requests.verify({ operation: 'startRecording', status: 503 })).toThrow('it has no status')
    expect(requests.explain()).toMatchObject({ status: 0, outcome: 'rejected' })
    expect(requests.har().log.entries.at(-1)?.response).toEqual({
      status: 0,
      statusText: '',
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: [],
      content: { size: 0, mimeType: 'x-unknown', text: '' },
      redirectURL: '',
      headersSize: -1,
      bodySize: -1,
      _error: `fault-1: ${fault}`,
    })
    expect(mock.coverage().answers.at(-1)).toMatchObject({ operation: 'startRecording', status: 0, fault })
    expect(formatCoverage(mock.coverage(), 'text')).toMatch(
      new RegExp(`startRecording +no response +fault +${fault} +1`),
    )
    const { out, all } = terminal()
    if (entry) logRequest(out, 'text', entry)
    expect(all().slice(0, 2)).toEqual([
      `10:00:00 no response POST ${target}`,
      `       fault: fault-1: ${fault}`,
    ])
  },
)

test('a response that is lost after the operation happened was not sent, and is no rejection', async () => {
  const { behind, sandbox } = await started({ fault: 'CONNECTION_RESET_BY_PEER', commit: true })
  await using _ = behind
  expect(sandbox.requests.last()).toMatchObject({
    status: 0,
    fault: 'fault-1: CONNECTION_RESET_BY_PEER, after the operation happened',
  })
  expect(sandbox.requests.last()).not.toHaveProperty('rule')
  expect(sandbox.requests.explain(sandbox.requests.last()?.id)).toMatchObject({
    status: 0,
    outcome: 'accepted',
  })
  expect(sandbox.calls.list()[0]?.recordingState).toBe('recording')
})

test('the journal and the archive have the part of a truncated body that was sent', async () => {
  const { behind, sandbox } = await started({
    fault: 'TRUNCATED_BODY',
    bytes: 7,
    body: '{"a":"é…"}',
    status: 200,
  })
  await using _ = behind
  expect(sandbox.requests.last()?.response?.body).toBe('{"a":"')
  expect(sandbox.requests.har().log.entries.at(-1)?.response).toMatchObject({
    status: 200,
    content: { size: 6, text: '{"a":"' },
  })
})

test('the body of a response whose connection is reset after the headers was not sent', async () => {
  const { behind, sandbox } = await started({ fault: 'RESET_AFTER_HEADERS' })
  await using _ = behind
  expect(sandbox.requests.last()).toMatchObject({ status: 200, response: { body: '' } })
})

test.each(
  hostNames.flatMap((host) =>
    ([204, 304] as const).flatMap((status) => [true, false].map((commit) => ({ host, status, commit }))),
  ),
)(
  'over $host a $status has no body and no Content-Length, commit: $commit',
  async ({ host, status, commit }) => {
    const { behind, sandbox, received } = await started({ status, ...(commit ? { commit } : {}) }, host)
    await using _ = behind
    expect(received).toMatchObject({ status, body: '' })
    expect(received?.headers).not.toHaveProperty('content-length')
    expect(received?.headers).not.toHaveProperty('content-type')
    expect(sandbox.requests.last()?.response?.body).toBe('')
    expect(sandbox.requests.har().log.entries.at(-1)?.response.content).toMatchObject({ size: 0, text: '' })
    expect(sandbox.calls.list()[0]?.recordingState).toBe(commit ? 'recording' : 'idle')
  },
)

test.each([200, 202, 204, 299])(
  'a %i after the operation happened is accepted, and has the body of the API',
  async (status) => {
    const { behind, mock, sandbox, received } = await started({ status, commit: true })
    await using _ = behind
    expect(received?.status).toBe(status)
    if (status !== 204) expect(JSON.parse(received?.body ?? '')).toMatchObject({ id: 'rec-123' })
    const explanation = sandbox.requests.explain(sandbox.requests.last()?.id)
    expect(explanation).toMatchObject({
      status,
      outcome: 'accepted',
      fault: `fault-1: status ${status}, after the operation happened`,
    })
    expect(sandbox.requests.last()).not.toHaveProperty('reason')
    const cell = mock.coverage().cells.find(({ id }) => id === 'connected/idle/start')
    expect(cell).toMatchObject({ covered: false, seen: [{ status, fault: 'status after commit', count: 1 }] })
  },
)

test('a fault that lets the operation happen leaves the rejection of the API as it is', async () => {
  const { behind, received, sandbox } = await started({ status: 204, commit: true })
  await using _ = behind
  expect(received?.status).toBe(204)
  sandbox.faults.use({ on: 'startRecording', status: 204, commit: true })
  const go = await starter(behind.send)
  expect((await go()).status).toBe(409)
})

test('a quota can be used up after the operation happened', async () => {
  const { behind, received, sandbox } = await started({
    quota: { limit: 0, windowMillis: 60_000 },
    commit: true,
  })
  await using _ = behind
  expect([received?.status, received?.headers['retry-after']]).toEqual([429, '60'])
  expect(sandbox.calls.list()[0]?.recordingState).toBe('recording')
})

test('exec names the injected faults before the rejections', async () => {
  const { behind, sandbox } = await started({ fault: 'CONNECTION_RESET_BY_PEER' })
  await using _ = behind
  const rejections = new Rejections()
  for (const entry of sandbox.requests.list()) rejections.add(entry)
  const { out, all } = terminal()
  rejections.tell(out, 2)
  expect(all().slice(0, 2)).toEqual([
    'cxone-mock injected faults, so these responses are not the API’s:',
    '  1 × fault-1: CONNECTION_RESET_BY_PEER',
  ])
})
