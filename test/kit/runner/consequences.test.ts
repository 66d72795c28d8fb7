import { expect, test } from 'vitest'
import { rules } from '../../../kit/rules/index.js'
import { runRules } from '../../../kit/runner/run-rules.js'
import { examineClient } from '../../../kit/index.js'
import { inProcess, type InProcessClient } from '../../../kit/drivers/in-process.js'
import { environment, openLocal } from '../../../fixtures/clients/run-rule.js'
import { mutants } from '../../../fixtures/clients/typescript/mutants/index.js'
import { withTokens } from '../../../fixtures/clients/typescript/mutants/flawed.js'
import { Recorder } from '../../../fixtures/clients/typescript/recorder.js'
import { Tokens, type AccessToken } from '../../../fixtures/clients/typescript/tokens.js'
import { openTestServer } from '../../../kit/testbed/test-server.js'
import { explainFirstStart } from '../../../kit/testbed/first-start.js'

/** The verdicts on these rules, which run in sequence, with the findings or the reason. */
async function verdicts(create: InProcessClient['create'], ...ids: readonly string[]) {
  const results = await runRules({
    ...environment,
    rules: rules.filter(({ id }) => ids.includes(id)),
    openClient: () => inProcess({ name: 'client', create }),
    workers: 1,
  })
  return Object.fromEntries(
    results.map(({ rule, verdict, findings, reason }) => [
      rule.id,
      [verdict, ...findings.map(({ code }) => code), ...(reason === undefined ? [] : [reason])],
    ]),
  )
}

function mutant(name: string): InProcessClient['create'] {
  const make = mutants[name]
  if (!make) throw new RangeError(name)
  return make
}

test('what a token of an earlier configuration leads to is a consequence, not a changed or invented token', async () => {
  let kept: AccessToken | undefined
  const oneForAll = withTokens(
    class extends Tokens {
      override async get(...parameters: Parameters<Tokens['get']>): Promise<AccessToken> {
        kept ??= await super.get(...parameters)
        return kept
      }
    },
  )
  const reason = 'Consequence of CX-TOK-013: the client sent a token of an earlier configuration.'
  expect(
    await verdicts(oneForAll, 'CX-AUTH-001', 'CX-AUTH-010', 'CX-AUTH-015', 'CX-AUTH-018', 'CX-TOK-013'),
  ).toEqual({
    'CX-AUTH-001': ['pass'],
    'CX-AUTH-010': ['blocked', reason],
    'CX-AUTH-015': ['blocked', reason],
    'CX-AUTH-018': ['blocked', reason],
    'CX-TOK-013': ['untested', 'No start was accepted under the first configuration.'],
  })
})

test('failures without a kind are reported once, and what needs a kind is a consequence', async () => {
  const reason = 'Consequence of CX-ERR-012: failures were reported without a kind.'
  const ids = ['CX-ERR-012', 'CX-AUTH-010', 'CX-REC-003', 'CX-RATE-007', 'CX-REQ-001'] as const
  expect(await verdicts(mutant('gives-its-failures-no-kind'), ...ids)).toEqual({
    'CX-ERR-012': ['fail', 'error-without-kind'],
    'CX-AUTH-010': ['blocked', reason],
    'CX-REC-003': ['blocked', reason],
    'CX-RATE-007': ['blocked', reason],
    'CX-REQ-001': ['pass'],
  })
})

test('a single exception without a kind stays a violation of the rule that met it', async () => {
  expect(await verdicts(mutant('parses-a-token-response-unguarded'), 'CX-ERR-012', 'CX-AUTH-018')).toEqual({
    'CX-ERR-012': ['pass'],
    'CX-AUTH-018': ['fail', 'broken-answer-misread'],
  })
})

/** Requests its token when it is created, and throws what `failureOf` makes of a failure. */
const throwing =
  (failureOf: (error: unknown) => unknown): InProcessClient['create'] =>
  async (config) => {
    const recorder = new Recorder(config)
    const context = { conversationId: 'none', conferenceId: 'none', recordingId: 'none' }
    const { kind, message, outcome } = await recorder.getRecording(context, {
      deadlineMs: config.deadlineMs,
      signal: new AbortController().signal,
    })
    if (outcome === 'ok' || kind === 'not_found') return recorder
    throw failureOf(Object.assign(new Error(message), { outcome: { outcome, kind, message } }))
  }

test('a client that fails while it is configured is judged by the kind that it gives', async () => {
  expect(
    await verdicts(
      throwing((error) => error),
      'CX-AUTH-010',
      'CX-NET-006',
      'CX-SEC-006',
    ),
  ).toEqual({
    'CX-AUTH-010': ['pass'],
    'CX-NET-006': ['pass'],
    'CX-SEC-006': ['pass'],
  })
})

test('without a kind such a client is not accused, but cannot be judged where the kind matters', async () => {
  const plain = throwing((error) => new Error(error instanceof Error ? error.message : 'failed'))
  const found = await verdicts(plain, 'CX-AUTH-010', 'CX-NET-006', 'CX-SEC-006')
  expect(found['CX-AUTH-010']).toEqual([
    'untested',
    'configure failed without a kind. Let it reply with an outcome that has one. The client threw: the token endpoint rejected the request: 401 invalid_client',
  ])
  expect(found['CX-NET-006']?.[0]).toBe('untested')
  expect(found['CX-SEC-006']).toEqual(['pass'])
})

test.each([
  ['asks-for-a-token-in-json', /POST \/oauth\/token, with 400\. The Content-Type is "application\/json"\./],
  [
    'sends-the-conference-id',
    /^No start succeeds\. The client reported fail \(invalid_argument\): .* with 400\. The body has no recordingId\..* Fix: Send /,
  ],
  ['says-ok-without-a-request', /^No start succeeds\. The client reported ok\. It sent no request to http/],
  ['gives-up-on-503', undefined],
])('the first start of a client that %s is explained', async (name, text) => {
  const client = await openLocal(name, mutant(name) as (typeof mutants)[string])
  const reason = await explainFirstStart(client, openTestServer)
  await client.close()
  if (text === undefined) expect(reason).toBeUndefined()
  else expect(reason).toMatch(text)
})

test('when no start succeeds, the cause is named and everything else has one reason', async () => {
  const report = await examineClient({
    name: 'json',
    create: mutant('asks-for-a-token-in-json'),
    rules: ['AUTH', 'TOK'],
  })
  const of = (verdict: string) => report.rules.filter((each) => each.verdict === verdict)
  expect(of('fail').map(({ id }) => id)).toContain('CX-AUTH-002')
  expect(of('untested')).toEqual([])
  expect(new Set(of('blocked').map(({ reason }) => reason)).size).toBe(1)
  expect(report.exitCode).toBe(1)
})
