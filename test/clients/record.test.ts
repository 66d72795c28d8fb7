import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { ambiguities } from '../../contracts/register/ambiguities.js'
import { createCxoneMock } from '../../mock-server/index.js'
import type { MockOptions } from '../../mock-server/index.js'
import { compareTrace, type ComparedExchange } from '../../trace/compare.js'
import { recording, traceOf } from '../trace/record/recorded.js'
import { programAt } from './program.js'
import { client } from './purecloud-sdk.js'

const run = promisify(execFile)

/** A server that differs from the defaults where the clients of this folder see it. */
const hidden = { 'missing-scope': 'forbidden-403', 'recording-status-while-masked': 'recording' } as const

const shown = ({ exchange, verdict, mock }: ComparedExchange) =>
  `${verdict}: ${exchange.method} ${exchange.target} ${exchange.response?.status} instead of ${mock.status} by ${mock.rule} ${exchange.body}`

/** Records a client with a server whose variants are hidden, and compares and fits the trace. */
async function roundTrip(
  assumptions: NonNullable<MockOptions['assumptions']>,
  send: (url: string, env: Readonly<Record<string, string>>) => Promise<unknown>,
  isFitted = true,
) {
  await using mock = await createCxoneMock({ assumptions })
  await mock.start({ port: 0 })
  await using recorder = await recording([mock.url])
  const env = Object.fromEntries(
    Object.entries(mock.env()).map(([name, value]) => [
      name,
      // What the control plane changes is no part of the traffic.
      name === 'CXONE_ADMIN_URL' ? value : value.replace(mock.url, recorder.url),
    ]),
  )
  await send(recorder.url, env)
  const text = await recorder.end()
  const trace = await traceOf(recorder.file)
  const same = await compareTrace(trace, { adapt: (scenario) => ({ ...scenario, assumptions }) })
  const { fit, exchanges } = await compareTrace(trace, { fit: isFitted })
  const found = (fit?.decisions ?? []).flatMap(({ dimension, option }) =>
    dimension.kind === 'variant' && option !== undefined ? [[dimension.name, option] as const] : [],
  )
  const register: Readonly<Record<string, { readonly default: string }>> = ambiguities
  const inForce = (name: string) =>
    (assumptions as Readonly<Record<string, string>>)[name] ?? register[name]?.default
  return {
    text,
    requests: trace.exchanges.length,
    unlike: same.exchanges.filter(({ verdict }) => verdict !== 'agrees').map(shown),
    differing: exchanges.filter(({ verdict }) => verdict === 'differs').map(shown),
    found: Object.fromEntries(found),
    wrong: found.filter(([name, option]) => inForce(name) !== option),
  }
}

// All send the same requests, so one fit is enough: it takes seconds.
test.each([
  ['curl', 'bash', 'client.sh', true],
  ['requests', 'python3', 'with_requests.py', false],
  ['urllib', 'python3', 'with_urllib.py', false],
  ['java.net.http', 'java', 'WithHttpClient.java', false],
] as const)(
  'a trace of %s agrees with the same variants, and differs from the defaults',
  async (_, command, program, isFitted) => {
    const result = await roundTrip(hidden, (url) => run(command, [programAt(program), url]), isFitted)
    expect(result.unlike).toEqual([])
    if (isFitted) expect(result).toMatchObject({ differing: [], found: hidden, wrong: [] })
    else {
      // Without a fit, another state of the call explains the status of the recording.
      expect(result.differing).toEqual([
        expect.stringMatching(
          /^differs: POST \/api\/v2\/recording\/recordingcontrols\/start 403 instead of 401 /,
        ),
      ])
    }
    expect(result.requests).toBe(9)
    expect(result.text).not.toMatch(/recorder-secret|sam-access-key-secret|SAMDEMOKEY|rec-123|mock_/)
  },
)

test('a trace of an example agrees, and leads to the hidden variant', async () => {
  const assumptions = { 'record-on-demand-error-code': 'zero' } as const
  const result = await roundTrip(assumptions, (_, env) =>
    run('bash', ['examples/record-on-demand.sh'], { env: { ...process.env, ...env } }).catch(() => undefined),
  )
  expect(result).toMatchObject({ unlike: [], differing: [], found: assumptions, wrong: [] })
  expect(result.requests).toBeGreaterThan(8)
})

test('a trace of the SDK of Genesys agrees, and leads to the hidden variants', async () => {
  const assumptions = { 'recordingstate-when-not-recording': 'conflict' } as const
  const result = await roundTrip(assumptions, async (url) => {
    const { hostname, port } = new URL(url)
    client.setGateway({
      protocol: 'http',
      host: hostname,
      port: Number(port),
      path_params_login: '',
      path_params_api: '',
    })
    await client.loginClientCredentialsGrant('recorder', 'recorder-secret')
    const ask = async (method: string, path: string, body?: object) =>
      client.callApi(
        path,
        method,
        {},
        {},
        {},
        {},
        body ?? null,
        ['PureCloud OAuth'],
        ['application/json'],
        ['application/json'],
      )
    await ask('GET', '/api/v2/conversations')
    await ask('GET', '/api/v2/conversations/conv-123')
    for (const recordingState of ['ACTIVE', 'PAUSED', 'NONE'])
      await ask('PATCH', '/api/v2/conversations/conv-123/recordingstate', { recordingState }).catch(
        () => undefined,
      )
  })
  expect(result).toMatchObject({ unlike: [], differing: [], found: assumptions, wrong: [] })
  expect(result.requests).toBe(6)
})
