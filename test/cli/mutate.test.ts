import { expect, test } from 'vitest'
import { failuresIn } from '../../cli/suite/failed-tests.js'
import { run, runBuilt } from './run.js'

/* One test after the other: the command hands its mutation to the mock in the environment of this process. */

const node = [process.execPath, '--input-type=module', '-e']

/** A client with what its suite looks at: each is one question to the mock, and ends with 1 when it is surprised. */
const client = `
  const { CXONE_BASE_URL: base, CXONE_TOKEN_URL: tokenUrl, CXONE_CLIENT_ID: id, CXONE_CLIENT_SECRET: secret } = process.env
  const form = new URLSearchParams({ grant_type: 'client_credentials', client_id: id, client_secret: secret })
  const { access_token } = await (await fetch(tokenUrl, { method: 'POST', body: form })).json()
  const send = (action, token = access_token) =>
    fetch(base + '/api/v2/recording/recordingcontrols/' + action, {
      method: 'POST',
      headers: { authorization: 'Bearer ' + token, 'content-type': 'application/json' },
      body: JSON.stringify({ recordingId: 'rec-123', action }),
    })
  const expect = (reply, status) => reply.status === status || process.exit(1)
`

test.sequential('mutate names the broken mocks that a suite of happy paths does not notice', async () => {
  const suite = `${client} expect(await send('start'), 200); expect(await send('stop'), 200)`
  const only = 'accepts-any-token,allows-a-second-start,forgets-starts'
  const { code, stdout } = await runBuilt(['mutate', '--only', only, '--', ...node, suite])
  const lines = stdout
    .trimEnd()
    .split('\n')
    .map((line) => line.replace(/ \([\d.]+ s\)$/, ''))
  expect(lines).toEqual([
    'not-reached      accepts-any-token: a mock that accepts every bearer token, and a request without a token',
    '                 the suite lacks a test in which the token is missing, wrong or expired',
    'not-reached      allows-a-second-start: a mock that answers 200 to a start while the call is being recorded',
    '                 the suite lacks a test that starts twice',
    'caught           forgets-starts: a mock that answers 200 to a start, but does not record',
    '1 of 3 broken mocks caught, 0 survived, 2 not reached',
  ])
  expect(code).toBe(0)
})

test.sequential('mutate ends with 1 when the suite goes through the flaw and passes', async () => {
  const suite = `${client} await send('start', 'no-such-token')`
  const { code, stdout } = await run([
    'mutate',
    '--only',
    'accepts-any-token',
    '--format',
    'json',
    '--',
    ...node,
    suite,
  ])
  const results = JSON.parse(stdout) as { id: string; verdict: string }[]
  expect(results.map(({ id, verdict }) => [id, verdict])).toEqual([['accepts-any-token', 'survived']])
  expect(code).toBe(1)
})

test.sequential('mutate catches with a suite that expects the refusals', async () => {
  const suite = `${client}
    expect(await send('start', 'no-such-token'), 401)
    expect(await send('stop'), 409)
    expect(await send('start'), 200)
    expect(await send('start'), 409)`
  const only = 'accepts-any-token,allows-a-second-start,allows-a-stop-before-a-start,refuses-with-500'
  const { code, stdout } = await run(['mutate', '--strict', '--only', only, '--', ...node, suite])
  expect(stdout.trimEnd().split('\n').at(-1)).toBe('4 of 4 broken mocks caught, 0 survived, 0 not reached')
  expect(code).toBe(0)
})

test.sequential('mutate breaks the mock that a suite makes in its own process too', async () => {
  const suite = `
    import { createCxoneMock } from '${new URL('../../dist/index.js', import.meta.url).href}'
    const mock = await createCxoneMock()
    const reply = await mock.fetch(new Request('http://any/api/v2/recording/recordingcontrols/start', { method: 'POST' }))
    process.exit(reply.status === 401 ? 0 : 1)`
  const { stdout } = await run(['mutate', '--only', 'accepts-any-token', '--', ...node, suite])
  expect(stdout.trimEnd().split('\n').at(-1)).toBe('1 of 1 broken mocks caught, 0 survived, 0 not reached')
})

test.sequential('mutate asks for a suite that passes', async () => {
  const { code, stderr } = await run(['mutate', '--', ...node, 'console.log("red"); process.exit(3)'])
  expect(stderr).toBe(
    'red\n\ncxone-mock: The command exited with code 3 against the unchanged mock. Make it pass first.\n',
  )
  expect(code).toBe(2)
})

test.sequential('mutate and matrix tell which names there are', async () => {
  const mutate = await run(['mutate', '--only', 'accept-any-token', '--', ...node, ''])
  expect(mutate.stderr).toMatch(
    /^cxone-mock: --only: Unknown mutation "accept-any-token"\. Use accepts-any-token, /,
  )
  const matrix = await run(['matrix', '--only', 'action', '--', ...node, ''])
  expect(matrix.stderr).toMatch(
    /^cxone-mock: --only: The ambiguity register has no entry "action"\. Use missing-scope, /,
  )
  expect([mutate.code, matrix.code]).toEqual([2, 2])
})

test.sequential('matrix names the assumptions that a suite rests on', async () => {
  const suite = `${client}
    const { status } = await send('stop')
    console.log((status === 409 ? 'ok' : 'not ok') + ' 1 - a stop before a start is refused')
    const headers = { authorization: 'Bearer ' + access_token, 'content-type': 'application/json' }
    await fetch(base + '/api/v2/recording/recordingcontrols/stop', { method: 'POST', headers, body: '{}' })
    process.exit(status === 409 ? 0 : 1)`
  const only = 'state-conflict-status,bad-body-status,success-body'
  const { code, stdout } = await runBuilt(['matrix', '--only', only, '--strict', '--', ...node, suite])
  expect(stdout.split('\n')).toEqual([
    'depends on state-conflict-status: with 400 the suite fails',
    '           not ok 1 - a stop before a start is refused',
    'depends on state-conflict-status: with 422 the suite fails',
    '           not ok 1 - a stop before a start is refused',
    'holds      bad-body-status: with 422 the suite passes',
    'not reached: 1 variants of 1 ambiguities that did not affect any response the suite received',
    'The suite depends on the default of 1 of 3 ambiguities: state-conflict-status',
    '',
  ])
  expect(code).toBe(1)
})

test.sequential(
  'matrix asks in the mock that a suite makes in its own process too, and in its sandboxes',
  async () => {
    const suite = `
    import { createCxoneMock } from '${new URL('../../dist/index.js', import.meta.url).href}'
    const mock = await createCxoneMock()
    const sandbox = await mock.sandbox()
    sandbox.reset()
    await mock.fetch(new Request('http://any/s/' + sandbox.id + '/api/v2/recording/recordingcontrols/start', { method: 'POST' }))`
    const only = 'unauthorized-challenge,success-body'
    const { code, stdout } = await run(['matrix', '--only', only, '--format', 'json', '--', ...node, suite])
    const results = JSON.parse(stdout) as { ambiguity: string; verdict: string }[]
    expect(results.map(({ ambiguity, verdict }) => [ambiguity, verdict])).toEqual([
      ['unauthorized-challenge', 'holds'],
      ['success-body', 'not-reached'],
    ])
    expect(code).toBe(0)
  },
)

test.sequential.each([
  ['\u001b[31m FAIL \u001b[39m a.test.ts > b\nx\n', ['FAIL  a.test.ts > b']],
  [
    'E   assert 1\nFAILED tests/test_a.py::test_b - assert 1\n1 failed\n',
    ['FAILED tests/test_a.py::test_b - assert 1'],
  ],
  ['=== RUN TestA\n--- FAIL: TestA (0.00s)\nFAIL\nexit status 1\n', ['--- FAIL: TestA (0.00s)']],
  ['one\ntwo\n\nthree\nfour\nfive\n', ['two', 'three', 'four', 'five']],
])('of what a suite printed %j the failed tests are told, or the last lines', (tail, lines) => {
  expect(failuresIn(tail)).toEqual(lines)
})

test.sequential('a suite that does not end is ended, with what it started', async () => {
  const suite = `${client}
    if ((await send('start', 'no-such-token')).status !== 401) setInterval(() => {}, 1000)`
  const { stdout } = await run([
    'mutate',
    '--timeout',
    '2s',
    '--only',
    'accepts-any-token',
    '--',
    ...node,
    suite,
  ])
  expect(stdout.trimEnd().split('\n').at(-1)).toBe('1 of 1 broken mocks caught, 0 survived, 0 not reached')
})

test.sequential.each(['mutate', 'matrix'])(
  '%s ends with 2 for a suite that never talked to the mock',
  async (command) => {
    const { code, stdout, stderr } = await run([command, '--', ...node, '0'])
    expect(stderr.trim()).toBe(
      'cxone-mock: The command sent no request to the mock. Send requests to CXONE_BASE_URL, or create a mock in the tests with createCxoneMock.',
    )
    expect(stdout).toBe('')
    expect(code).toBe(2)
  },
)

test.sequential('the first run of a suite has no longer than --timeout says, either', async () => {
  const { code, stderr } = await run([
    'mutate',
    '--timeout',
    '200ms',
    '--',
    ...node,
    'setInterval(() => {}, 1000)',
  ])
  expect(stderr).toMatch(/cxone-mock: The command timed out after [\d.]+ s against the unchanged mock\./)
  expect(code).toBe(2)
})
