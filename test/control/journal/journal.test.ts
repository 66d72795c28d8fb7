import { expect, test } from 'vitest'
import { withAdmin } from '../../admin/admin-client.js'
import { ControlError, createCxoneMock, type CxoneMock } from '../../../mock-server/index.js'
import { caseInstant, hosts, tokenOf, type Send } from '../../hosts.js'

const startPath = '/api/v2/recording/recordingcontrols/start'

interface Traffic {
  readonly mock: CxoneMock
  readonly send: Send
  readonly start: (recordingId?: string) => Promise<number>
}

async function traffic(): Promise<Traffic> {
  const mock = await createCxoneMock({ seed: 'journal', clock: caseInstant })
  const send = await hosts.fetch(mock)
  const authorization = `Bearer ${await tokenOf(send, 'recorder')}`
  const headers = { authorization, 'content-type': 'application/json' }
  const start = async (recordingId = 'rec-123') => {
    const body = JSON.stringify({ recordingId })
    return (await send({ method: 'POST', target: startPath, headers, body })).status
  }
  return { mock, send, start }
}

/** The error that a function throws, or a promise rejects with. */
async function errorOf(work: () => unknown): Promise<ControlError> {
  try {
    await work()
  } catch (error) {
    if (error instanceof ControlError) return error
    throw error
  }
  throw new Error('nothing was thrown')
}

test('requests are found by what their body holds, and by their path without the query and the sandbox', async () => {
  const { mock, send, start } = await traffic()
  await start('rec-456')
  await send({ method: 'GET', target: '/s/default/api/v2/conversations?pageSize=5' })
  const { requests } = mock.defaultSandbox
  expect(requests.find({ bodyIncludes: '"rec-456"' }).map(({ status }) => status)).toEqual([409])
  expect(requests.count({ bodyIncludes: '"rec-123"' })).toBe(0)
  expect(requests.count({ path: '/api/v2/conversations', method: 'get' })).toBe(1)
})

test('a verification passes with the requests that agree', async () => {
  const { mock, start } = await traffic()
  await start()
  await start()
  const { requests } = mock.defaultSandbox
  const statuses = (found: readonly { readonly status: number }[]) => found.map(({ status }) => status)
  expect(statuses(requests.verify({ operation: 'startRecording' }))).toEqual([200, 409])
  expect(statuses(requests.verify({ operation: 'startRecording' }, { times: 2 }))).toEqual([200, 409])
  expect(statuses(requests.verify({ status: 409 }, { atMost: 1 }))).toEqual([409])
  expect(statuses(requests.verify({ client: 'recorder' }, { atLeast: 3 }))).toEqual([200, 200, 409])
  expect(requests.verify({ operation: 'stopRecording' }, { atMost: 2 })).toEqual([])
  expect(() => requests.verifyNever({ operation: 'stopRecording' })).not.toThrow()
})

test('a verification that fails says what was expected, what was seen, and the nearest requests', async () => {
  const { mock, start } = await traffic()
  await start()
  await start()
  const { requests } = mock.defaultSandbox
  const [token, first, second] = requests.list().map(({ id }) => id)
  const error = await errorOf(() =>
    requests.verify({ operation: 'startRecording', status: 200 }, { times: 2 }),
  )
  expect(error.status).toBe(409)
  expect(error.message).toBe(
    [
      'Expected exactly 2 requests with operation startRecording, status 200, but found 1 among 3 in sandbox default.',
      'Nearest requests:',
      `- ${caseInstant} POST ${startPath} 200 (${first}): matches`,
      `- ${caseInstant} POST ${startPath} 409 (${second}): status is 409, not 200. It was rejected: Recording rec-123 is already in progress.`,
      `- ${caseInstant} POST /oauth/token 200 (${token}): operation is issueToken, not startRecording`,
    ].join('\n'),
  )
  expect(error.errors).toHaveLength(3)
})

test('a request that should never have been sent is shown', async () => {
  const { mock, start } = await traffic()
  await start()
  const { requests } = mock.defaultSandbox
  const error = await errorOf(() => requests.verifyNever({ operation: 'startRecording' }))
  expect(error.message).toBe(
    'Expected no requests with operation startRecording, but found 1 among 2 in sandbox default.\n' +
      `Matching requests:\n- ${caseInstant} POST ${startPath} 200 (${requests.last()?.id})`,
  )
})

test('a sequence is verified in order; others may lie between', async () => {
  const { mock, start } = await traffic()
  await start('rec-0')
  await start()
  await start()
  const { requests } = mock.defaultSandbox
  const [token, , started, refused] = requests.list()
  const accepted = { operation: 'startRecording', status: 200 } as const
  expect(requests.verifySequence([{ operation: 'issueToken' }, accepted, { status: 409 }])).toEqual([
    token,
    started,
    refused,
  ])
  const error = await errorOf(() => requests.verifySequence([accepted, { operation: 'issueToken' }]))
  expect(error.message).toBe(
    `Expected a request with operation issueToken as number 2 of 2 after ${caseInstant} POST ${startPath} 200 (${started?.id}), ` +
      'but found none among 4 in sandbox default.\nNearest requests:\n' +
      `- ${caseInstant} POST ${startPath} 409 (${refused?.id}): operation is startRecording, not issueToken. ` +
      'It was rejected: Recording rec-123 is already in progress.',
  )
})

test('a wait ends as soon as the request arrives', async () => {
  const { mock, start } = await traffic()
  const { requests } = mock.defaultSandbox
  const waiting = requests.waitFor({ operation: 'startRecording' }, { count: 2, timeoutMs: 60_000 })
  await start()
  await start()
  expect((await waiting).map(({ status }) => status)).toEqual([200, 409])
  expect(await requests.waitFor({ status: 409 })).toHaveLength(1)
})

test('a wait hears of no other sandbox', async () => {
  const { mock, start } = await traffic()
  const other = await mock.sandbox({ id: 'other' })
  const waiting = other.requests.waitFor({ operation: 'startRecording' }, { timeoutMs: 20 })
  await start()
  expect((await errorOf(() => waiting)).status).toBe(408)
})

test('a wait that is over tells what was seen instead', async () => {
  const { mock, start } = await traffic()
  await start()
  const { requests } = mock.defaultSandbox
  const waiting = requests.waitFor({ operation: 'startRecording', status: 200 }, { count: 2, timeoutMs: 5 })
  const error = await errorOf(() => waiting)
  expect(error.status).toBe(408)
  expect(error.message).toBe(
    'Timed out after 5 ms while waiting for 2 requests with operation startRecording, status 200. Found 1 among 2 ' +
      `in sandbox default.\nNearest requests:\n- ${caseInstant} POST /oauth/token 200 ` +
      `(${requests.list()[0]?.id}): operation is issueToken, not startRecording`,
  )
})

test('a wait can be given up', async () => {
  const { mock } = await traffic()
  const signal = AbortSignal.abort()
  const waiting = mock.defaultSandbox.requests.waitFor({ status: 409 }, { signal, timeoutMs: 60_000 })
  expect((await errorOf(() => waiting)).message).toMatch(
    /^Aborted while waiting for 1 request with status 409\. Found 0 among 1 in sandbox default\./,
  )
})

test('a misspelt pattern or number is refused, since it would agree with everything', async () => {
  const { mock } = await traffic()
  const { requests } = mock.defaultSandbox
  const misspelt = { operationId: 'startRecording' } as object
  expect((await errorOf(() => requests.verifyNever(misspelt))).message).toBe(
    'The request pattern is not valid: there is no field "operationId"; did you mean "operation"?',
  )
  expect(
    (await errorOf(() => requests.count({ operation: 'startRecordings' as 'startRecording' }))).message,
  ).toMatch(
    /^The request pattern is not valid: operation must be a known name, not "startRecordings"; did you mean "startRecording"\?$/,
  )
  expect((await errorOf(() => requests.verify({}, { times: -1 }))).message).toBe(
    'The expectation is not valid: times must be from 0 to 1000000, not -1.',
  )
  expect((await errorOf(() => requests.verify({}, { time: 1 } as object))).message).toBe(
    'The expectation is not valid: there is no field "time"; did you mean "times"?',
  )
  expect((await errorOf(() => requests.waitFor({}, { count: 0 }))).message).toBe(
    'The wait options are not valid: count must be from 1 to 1000, not 0.',
  )
})

test('what the journal has dropped cannot be verified away', async () => {
  const { mock, send } = await traffic()
  for (let index = 0; index < 1000; index += 1) await send({ method: 'GET', target: '/api/v2/conversations' })
  const { requests } = mock.defaultSandbox
  const error = await errorOf(() => requests.verifyNever({ operation: 'issueToken' }))
  expect(error.message).toBe(
    'Cannot verify that no requests matched operation issueToken, because the journal of sandbox default ' +
      'has dropped 1 older requests. Clear the journal before the steps that you verify.',
  )
  expect(requests.verify({ operation: 'getConversations' }, { atLeast: 5 })).toHaveLength(1000)
  requests.clear()
  expect(() => requests.verifyNever({ operation: 'issueToken' })).not.toThrow()
})

test.each([
  [
    'POST',
    '/api/v2/recording/recordingcontrol/start',
    501,
    'POST /api/v2/recording/recordingcontrol/start matches no operation. Did you mean POST /api/v2/recording/recordingcontrols/start (startRecording)?',
  ],
  [
    'GET',
    startPath,
    405,
    `GET ${startPath} matches no operation. Did you mean POST /api/v2/recording/recordingcontrols/start (startRecording)?`,
  ],
  [
    'POST',
    '/oauth/tokens',
    501,
    'POST /oauth/tokens matches no operation. Did you mean POST /oauth/token (issueToken)?',
  ],
  [
    'POST',
    '/recording/recordingcontrols/start',
    404,
    'POST /recording/recordingcontrols/start matches no operation. Did you mean POST /api/v2/recording/recordingcontrols/start (startRecording)?',
  ],
  [
    'POST',
    '/gateway/api/v2/recording/recordingcontrols/start',
    404,
    'POST /gateway/api/v2/recording/recordingcontrols/start matches no operation. Did you mean POST /api/v2/recording/recordingcontrols/start (startRecording)?',
  ],
  [
    'GET',
    '/favicon.ico',
    404,
    'GET /favicon.ico: The mock implements paths under /oauth, /api, /auth, /.well-known, /account-access, /authentication, /public, ' +
      '/access-key-management, /incontactauthorizationserver, /inContactAPI, /interaction-recording-management-service, /media-playback, /business-data-manager, /data-extraction. /favicon.ico is not under any of them.',
  ],
] as const)('%s %s matches no operation, and its near miss is told', async (method, target, status, hint) => {
  const { mock, send } = await traffic()
  await send({ method, target })
  const [entry, ...others] = mock.defaultSandbox.requests.unmatched()
  expect(others).toEqual([])
  expect(entry).toMatchObject({ method, target, status, hint })
})

test('a request that met an operation, or asked for its methods, is not unmatched', async () => {
  const { mock, send, start } = await traffic()
  await start('rec-0')
  await send({ method: 'OPTIONS', target: startPath })
  expect(mock.defaultSandbox.requests.unmatched()).toEqual([])
})

test('a secret in a pattern finds its request, and is not repeated', async () => {
  const { mock, send } = await traffic()
  const body = 'grant_type=client_credentials&client_id=recorder&client_secret=recorder-secret'
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  await send({ method: 'POST', target: '/oauth/token', headers, body })
  const { requests } = mock.defaultSandbox
  expect(requests.count({ bodyIncludes: 'client_secret=recorder-secret' })).toBe(1)
  const error = await errorOf(() => requests.verifyNever({ bodyIncludes: 'recorder-secret' }))
  expect(error.message).toMatch(
    /^Expected no requests with bodyIncludes sha256:[\w-]{8}, but found 1 among 2 /,
  )
})

test('a near miss over HTTP shows one reference for one token, and its sentence stays whole', async () => {
  await using server = await withAdmin()
  await fetch(`${server.mock.url}/nonsense?access_token=a-token-of-some-other-service`)
  const { body } = await server.admin('GET', '/requests/unmatched/near-misses')
  const [{ target = '', hint = '' } = {}] = (body as { readonly requests: readonly Record<string, string>[] })
    .requests
  expect(target).toMatch(/^\/nonsense\?access_token=sha256:[\w-]{8}$/)
  expect(hint.startsWith(`GET ${target}: The mock implements paths under `)).toBe(true)
})
