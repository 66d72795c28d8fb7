import { expect, test } from 'vitest'
import { judgeObserved, canBeObserved } from '../../../kit/observe/judge-traffic.js'
import { Observed } from '../../../kit/observe/traffic-recorder.js'
import { rules } from '../../../kit/rules/index.js'
import type { RuleId } from '../../../kit/model/rule.js'
import { createCxoneMock, type CxoneMock, type SandboxControl } from '../../../mock-server/index.js'

const origin = 'http://mock.example'

/** A client of one sandbox, without any retry of its own: the suites below say what it sends. */
function clientOf(mock: CxoneMock, sandbox: SandboxControl, name = 'recorder') {
  const { clientId, clientSecret } = sandbox.client(name)
  const send = (path: string, init: RequestInit) => mock.fetch(new Request(`${origin}${path}`, init))
  const post = (path: string, body: BodyInit, headers: Record<string, string>) =>
    send(path, { method: 'POST', body, headers: { ...headers, 'user-agent': 'suite/1' } })
  const basic = (secret: string) => `Basic ${btoa(`${clientId}:${secret}`)}`
  const client = {
    token: async ({
      secret = clientSecret,
      scope = 'recording:control',
      grant = 'client_credentials',
      authorization = basic(secret),
    } = {}) => {
      const form = new URLSearchParams({ grant_type: grant, scope })
      const reply = await post('/oauth/token', form, { authorization })
      return ((await reply.json()) as { readonly access_token?: string }).access_token
    },
    command: async (token: string | undefined, action: 'start' | 'stop', recordingId = 'rec-123') =>
      post(`/api/v2/recording/recordingcontrols/${action}`, JSON.stringify({ recordingId, action }), {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
      }),
  }
  return client
}

type Suite = (client: ReturnType<typeof clientOf>, sandbox: SandboxControl) => Promise<unknown>

/** Runs a suite with one sandbox for each test, and judges it by one rule. */
async function observed(id: RuleId, ...tests: readonly Suite[]) {
  await using mock = await createCxoneMock()
  const traffic = new Observed(mock)
  for (const each of tests) {
    const sandbox = await mock.sandbox()
    await each(clientOf(mock, sandbox), sandbox)
  }
  const rule = rules.find((each) => each.id === id)
  if (!rule) throw new Error(`there is no ${id}`)
  const { verdict, findings } = judgeObserved(rule, traffic.transcripts(''), {})
  return [verdict, ...findings.map(({ code }) => code)]
}

const times = async (count: number, act: () => Promise<unknown>) => {
  for (let index = 0; index < count; index += 1) await act()
}

const stops =
  (count: number): Suite =>
  async (client) => {
    const token = await client.token()
    await client.command(token, 'start')
    await client.command(token, 'stop')
    await times(count, () => client.command(token, 'stop'))
  }

const fault =
  (status: number, count: number, headers = {}): Suite =>
  async (client, sandbox) => {
    const token = await client.token()
    sandbox.faults.use({ on: 'startRecording', status, times: count, headers })
    await times(count, () => client.command(token, 'start'))
  }

/** A start whose response is delayed, and a stop that waits for it or does not. */
const overlaps =
  (waits: boolean): Suite =>
  async (client, sandbox) => {
    const token = await client.token()
    sandbox.faults.use({ on: 'startRecording', fixedDelayMilliseconds: 100, times: 1 })
    const start = client.command(token, 'start')
    if (waits) await start
    await client.command(token, 'stop')
    await start
  }

test('at least sixty rules are judged by traffic alone', () => {
  expect(rules.filter(canBeObserved).length).toBeGreaterThanOrEqual(60)
})

test.each<readonly [RuleId, string, Suite]>([
  ['CX-REC-007', 'conflict-repeated', stops(30)],
  ['CX-ERR-014', 'rejected-without-end', stops(30)],
  [
    'CX-REC-004',
    'start-repeated',
    async (client) => {
      const token = await client.token()
      await times(9, () => client.command(token, 'start'))
    },
  ],
  ['CX-REC-008', 'lock-hammered', fault(425, 60)],
  ['CX-ERR-004', 'forbidden-repeated', fault(403, 8)],
  ['CX-ERR-005', 'bad-request-repeated', fault(400, 8)],
  ['CX-RATE-007', 'retries-without-end', fault(429, 12)],
  ['CX-RATE-009', 'retries-without-end', fault(429, 12, { 'Retry-After': '0' })],
  ['CX-NET-011', 'retries-without-end', fault(503, 12)],
  ['CX-NET-010', 'command-sent-again', fault(502, 3)],
  ['CX-RATE-006', 'retry-before-retry-after', fault(503, 2, { 'Retry-After': '7' })],
  ['CX-AUTH-010', 'refused-secret-repeated', (client) => times(25, () => client.token({ secret: 'wrong' }))],
  ['CX-AUTH-011', 'refused-scope-repeated', (client) => times(6, () => client.token({ scope: 'nonsense' }))],
  ['CX-AUTH-019', 'refused-grant-repeated', (client) => times(6, () => client.token({ grant: 'magic' }))],
  ['CX-AUTH-018', 'token-made-up', (client) => client.command(undefined, 'start')],
  [
    'CX-AUTH-015',
    'token-changed',
    async (client) => {
      const token = await client.token()
      await client.command(token?.slice(0, -4), 'start')
    },
  ],
  [
    'CX-AUTH-016',
    'renewed-by-another-grant',
    async (client) => {
      await client.token()
      await client.token({ grant: 'refresh_token' })
    },
  ],
  ['CX-SEC-009', 'line-break-sent', (client) => client.token({ secret: 'from-a-file\n' })],
  ['CX-TOK-006', 'token-storm', (client) => times(14, () => client.token())],
  [
    'CX-TOK-007',
    'refused-token-repeated',
    async (client, sandbox) => {
      const token = await client.token()
      sandbox.tokens.revokeAll()
      await times(6, () => client.command(token, 'start'))
    },
  ],
  [
    'CX-AUTH-021',
    'credentials-garbled',
    (client) => client.token({ authorization: `Basic ${btoa('wrapped')}` }),
  ],
  ['CX-NET-007', 'waits-do-not-grow', fault(500, 30)],
  ['CX-REC-014', 'commands-overlap', overlaps(false)],
  ['CX-REC-003', 'stop-before-start', async (client) => client.command(await client.token(), 'stop')],
])('%s finds %s', async (id, code, suite) => {
  const [verdict, ...codes] = await observed(id, suite)
  expect(['fail', 'warn']).toContain(verdict)
  expect(codes).toEqual([code])
})

test('what is repeated three times in each of three sandboxes counts together', async () => {
  expect(await observed('CX-REC-007', stops(3), stops(3))).toEqual(['pass'])
  expect(await observed('CX-REC-007', stops(3), stops(3), stops(3))).toEqual(['warn', 'conflict-repeated'])
})

const operations =
  (tokens: number): Suite =>
  async (client) => {
    for (const action of ['start', 'stop'] as const) {
      const token = await client.token()
      await client.command(token, action)
      if (tokens === 1) return client.command(token, 'stop')
    }
    return undefined
  }

test('a token for each operation is counted over all sandboxes, and one for each sandbox is right', async () => {
  expect(await observed('CX-TOK-001', operations(2), operations(2))).toEqual(['warn', 'token-per-operation'])
  expect(await observed('CX-TOK-001', operations(1), operations(1), operations(1))).toEqual(['pass'])
})

/** What careful tests do on purpose, each in a sandbox of its own. */
const careful: readonly Suite[] = [
  operations(1),
  async (client) => client.command(await client.token(), 'start'),
  async (client) => client.command(await client.token(), 'stop'),
  async (client) => client.command(await client.token({ scope: 'recording:read' }), 'start'),
  (client) => client.token({ secret: 'wrong' }),
  (client) => times(2, () => client.command('no-such-token', 'start')),
  stops(1),
  fault(403, 1),
  fault(429, 1),
  fault(503, 2),
  async (client, sandbox) => {
    const token = await client.token()
    sandbox.tokens.revokeAll()
    await client.command(token, 'start')
    await client.command(await client.token(), 'start')
  },
]

test('tests that provoke rejections on purpose get no warning', async () => {
  await using mock = await createCxoneMock()
  const traffic = new Observed(mock)
  for (const each of careful) {
    const sandbox = await mock.sandbox()
    await each(clientOf(mock, sandbox), sandbox)
  }
  const transcripts = traffic.transcripts('')
  const bad = rules
    .filter(canBeObserved)
    .map((rule) => judgeObserved(rule, transcripts, {}))
    .filter(({ findings }) => findings.length > 0)
  expect(bad.map(({ rule, findings }) => [rule.id, findings.map(({ message }) => message)])).toEqual([])
})

test.each<readonly [RuleId, string, Suite]>([
  ['CX-AUTH-021', 'a wrong secret decodes', (client) => client.token({ secret: 'wrong' })],
  ['CX-NET-007', 'two responses with 500 are no series', fault(500, 2)],
  ['CX-REC-014', 'the stop waits for the start', overlaps(true)],
])('%s finds nothing where %s', async (id, _, suite) => {
  const [verdict, ...codes] = await observed(id, suite)
  expect(['fail', 'warn']).not.toContain(verdict)
  expect(codes).toEqual([])
})
