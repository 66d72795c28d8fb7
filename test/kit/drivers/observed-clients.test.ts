import { expect, test } from 'vitest'
import { judgeObserved } from '../../../kit/observe/judge-traffic.js'
import { rules } from '../../../kit/rules/index.js'
import type { RuleId } from '../../../kit/model/rule.js'
import type { Transcript } from '../../../kit/model/transcript.js'
import { openTestServer } from '../../../kit/testbed/test-server.js'
import { examineClient } from '../../../fixtures/clients/run-rule.js'

// What `observe` says of the traffic of clients, without what was asked of them and what they reported.

function ruleOf(id: RuleId) {
  const rule = rules.find((each) => each.id === id)
  if (!rule) throw new RangeError(`there is no ${id}`)
  return rule
}

const watched = (transcript: Transcript): Transcript => ({ ...transcript, done: [], config: undefined })

/** The traffic of a client in so many sandboxes, judged by one rule alone. */
async function observed(id: RuleId, client: string, sandboxes: number) {
  const rule = ruleOf(id)
  const runs = await Promise.all(Array.from({ length: sandboxes }, () => examineClient(rule, client)))
  const { verdict, findings } = judgeObserved(
    rule,
    runs.flatMap(({ transcript }) => (transcript ? [watched(transcript)] : [])),
    {},
  )
  return [verdict, ...findings.map(({ code }) => code)]
}

/** The rule, a client that breaks it and what is said of it, and one that only looks similar. */
const clients: readonly (readonly [RuleId, string, readonly string[], near: string, sandboxes: number])[] = [
  [
    'CX-AUTH-014',
    'uses-any-type-of-token',
    ['fail', 'unknown-token-type-used'],
    'compares-the-token-type-by-case',
    1,
  ],
  [
    'CX-AUTH-017',
    'asks-again-at-once',
    ['warn', 'repeated-at-once'],
    'gives-up-on-a-limited-token-endpoint',
    1,
  ],
  ['CX-NET-003', 'sends-everything-again-after-a-reset', ['warn', 'command-sent-again'], 'reference', 1],
  [
    'CX-NET-004',
    'repeats-a-read-without-end',
    ['warn', 'retries-without-end'],
    'repeats-nothing-after-a-reset',
    1,
  ],
  ['CX-NET-012', 'sends-everything-again-after-a-timeout', ['warn', 'command-sent-again'], 'reference', 1],
  ['CX-RATE-003', 'retries-at-once', ['warn', 'retry-at-once'], 'reference', 1],
  ['CX-REC-019', 'repeats-on-a-bad-request', ['fail', 'refused-mask-repeated'], 'swallows-a-failed-pause', 3],
  [
    'CX-REC-022',
    'repeats-on-not-found',
    ['warn', 'contact-asked-for-again'],
    'starts-a-session-after-any-404',
    3,
  ],
  ['CX-REC-023', 'starts-a-session-after-304', ['fail', 'session-given-up-for-304'], 'reference', 1],
  [
    'CX-REC-024',
    'renews-its-session-without-end',
    ['warn', 'sessions-without-end'],
    'keeps-a-session-that-is-gone',
    1,
  ],
  [
    'CX-REC-026',
    'insists-on-a-session-of-its-own',
    ['warn', 'session-insisted-on'],
    'gives-up-where-there-is-a-session',
    1,
  ],
]

test.each(clients)(
  '%s finds in its traffic that a client %s',
  async (id, client, expected, near, sandboxes) => {
    expect(await observed(id, client, sandboxes)).toEqual(expected)
    expect(await observed(id, near, sandboxes)).toEqual(['pass'])
  },
)

test.each([
  [5, ['fail', 'declined-start-repeated']],
  [2, ['pass']],
] as const)('CX-REC-018 judges %i starts after do-not-record as %j', async (count, expected) => {
  await using server = await recordOnDemand()
  await server.send('do-not-record')
  for (let index = 0; index < count; index += 1) await server.send('start-recording-on-demand')
  const { verdict, findings } = judgeObserved(ruleOf('CX-REC-018'), [server.transcript()], {})
  expect([verdict, ...findings.map(({ code }) => code)]).toEqual(expected)
})

async function recordOnDemand() {
  const server = await openTestServer({}, 'record-on-demand')
  const { baseUrl, tokenUrl, accessKeyId = '', accessKeySecret = '' } = server.config
  const form = { grant_type: 'password', username: accessKeyId, password: accessKeySecret }
  const reply = await fetch(tokenUrl, { method: 'POST', body: new URLSearchParams(form) })
  const { access_token: token } = (await reply.json()) as { readonly access_token: string }
  const path = `${baseUrl}/interaction-recording-management-service/v1/interactions`
  return {
    send: (command: string) =>
      fetch(`${path}/${command}?userId=${server.calls[0]?.userId}`, {
        method: 'POST',
        headers: { Authorization: `Bearer ${token}` },
      }),
    transcript: (): Transcript => ({
      arrivals: server.arrivals(),
      done: [],
      calls: server.calls,
      recordings: server.recordings(),
      config: undefined,
      secrets: server.secrets(),
      output: '',
    }),
    [Symbol.asyncDispose]: () => server.close(),
  }
}
