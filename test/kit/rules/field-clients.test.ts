import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { rules } from '../../../kit/rules/index.js'
import { runRules } from '../../../kit/runner/run-rules.js'
import type { Verdict } from '../../../kit/model/verdict.js'
import { inProcess, type InProcessClient } from '../../../kit/drivers/in-process.js'
import { abilities } from '../../../fixtures/clients/typescript/abilities.js'
import { mutants } from '../../../fixtures/clients/typescript/mutants/index.js'
import { Recorder } from '../../../fixtures/clients/typescript/recorder.js'
import { variants as good } from '../../../fixtures/clients/typescript/variants.js'
import { environment, openLocal } from '../../../fixtures/clients/run-rule.js'

// Independent authors wrote ten clients in seven languages, and flaws into them, from the documentation alone. These are
// their cases: what the kit must say of each flaw, and which rules it must not blame. Not here, because the client runs a
// process for each operation: an exit code of 0 after a failure (test/cli/check-exec.test.ts).

type Expected = Readonly<Record<string, Verdict>>

async function verdictsOf(
  open: () => ReturnType<typeof inProcess>,
  expected: Expected,
  chance?: { readonly seed: number; readonly runs: number },
) {
  const ids = new Set<string>(Object.keys(expected).map((id) => `CX-${id}`))
  const chosen = rules.filter(({ id }) => ids.has(id))
  const results = await runRules({
    ...environment,
    rules: chosen,
    openClient: open,
    workers: 4,
    sleep: (ms) => sleep(ms),
    ...(chance && { chance }),
  })
  return Object.fromEntries(results.map(({ rule, verdict }) => [rule.id.replace('CX-', ''), verdict]))
}

/** The flaw, the client of this repository that has it, and the verdicts: the rule that names it, and those it must not blame. */
const flaws: readonly (readonly [flaw: string, client: string, expected: Expected])[] = [
  ['B01 a token request per call', 'never-caches-a-token', { 'TOK-001': 'warn', 'TOK-006': 'pass' }],
  [
    'B02 no renewal',
    'repeats-with-the-same-token',
    { 'AUTH-016': 'fail', 'TOK-011': 'blocked', 'TOK-004': 'blocked' },
  ],
  ['B03 an endless loop on 401', 'renews-its-token-without-end', { 'ERR-002': 'fail', 'ERR-001': 'blocked' }],
  ['B04 the empty 401 is parsed', 'parses-every-body', { 'ERR-001': 'fail', 'TOK-005': 'blocked' }],
  ['B05 the conference id', 'sends-the-conference-id', { 'REC-001': 'warn' }],
  ['B06 a stop before the start', 'stops-without-looking', { 'REC-003': 'fail' }],
  ['B07 202 taken for done', 'takes-202-for-done', { 'REC-005': 'fail', 'REC-028': 'pass' }],
  ['B08 hammers on 425', 'repeats-425-at-once', { 'REC-008': 'warn' }],
  ['B09 a date in Retry-After', 'reads-a-date-as-a-number', { 'RATE-002': 'warn', 'RATE-001': 'pass' }],
  ['B10 invalid_client for ever', 'repeats-a-refused-token-request', { 'AUTH-010': 'fail' }],
  ['B11 the secret in the query', 'puts-its-secret-into-the-uri', { 'AUTH-006': 'fail' }],
  ['B12a requests logged', 'logs-its-requests', { 'SEC-001': 'fail' }],
  ['B12b credentials in errors', 'tells-its-credentials-in-errors', { 'SEC-001': 'fail' }],
  [
    'B13 a second start after a timeout',
    'sends-everything-again-after-a-timeout',
    { 'NET-012': 'warn', 'NET-001': 'pass' },
  ],
  ['B14 no scope asked', 'asks-for-no-scope', { 'AUTH-004': 'warn' }],
  [
    'B15 a failed token request kept',
    'keeps-a-failed-token-request',
    { 'TOK-010': 'fail', 'TOK-007': 'blocked', 'TOK-004': 'blocked' },
  ],
  [
    'B16 one token for two tenants',
    'shares-its-tokens-between-clients',
    { 'TOK-008': 'fail', 'AUTH-010': 'pass', 'AUTH-015': 'pass', 'AUTH-018': 'pass', 'REC-004': 'pass' },
  ],
  [
    'B17 a redirect with the token',
    'follows-redirects-with-all-it-has',
    { 'SEC-003': 'fail', 'SEC-004': 'fail' },
  ],
  [
    'B18 a command again after a reset',
    'sends-everything-again-after-a-reset',
    { 'NET-003': 'warn', 'REQ-008': 'pass' },
  ],
  [
    'B19 the token of an earlier configuration',
    'keeps-its-token-when-configured-again',
    { 'TOK-013': 'fail', 'AUTH-015': 'pass', 'AUTH-018': 'pass' },
  ],
  ['B20 a 5xx swallowed', 'takes-a-server-error-for-success', { 'ERR-013': 'fail' }],
  ['B21 ok without a request', 'says-ok-without-a-request', { 'REC-028': 'fail' }],
  ['B22 a body of any size', 'reads-a-body-of-any-size', { 'NET-018': 'warn', 'ERR-006': 'pass' }],
  ['B22b a timeout for each read', 'has-a-deadline-for-each-read', { 'NET-002': 'fail' }],
  ['B23 raw Basic', 'sends-basic-as-it-is', { 'AUTH-008': 'warn', 'AUTH-021': 'pass' }],
  ['B24 no deadline', 'waits-without-a-deadline', { 'NET-001': 'fail', 'NET-005': 'pass' }],
  ['X01 a token request in JSON', 'asks-for-a-token-in-json', { 'AUTH-002': 'fail' }],
  ['X02 a 403 for ever', 'repeats-what-is-forbidden-without-end', { 'ERR-014': 'fail', 'ERR-005': 'pass' }],
  ['X03 the clock of the server', 'expires-by-the-clock-of-the-server', { 'TOK-009': 'warn' }],
  ['X04 a cache by client id', 'keeps-tokens-by-client-id-alone', { 'TOK-015': 'warn', 'TOK-008': 'pass' }],
  ['X05 a second start in parallel', 'hedges-its-starts', { 'NET-012': 'warn' }],
  ['X06 the old and the new token', 'sends-a-rejected-token-again', { 'ERR-002': 'fail' }],
  ['X07 another media type for JSON', 'labels-json-as-a-form', { 'REQ-004': 'fail' }],
  ['X08 milliseconds', 'reads-the-lifetime-as-milliseconds', { 'TOK-014': 'warn', 'TOK-001': 'pass' }],
  ['X09 a lifetime far too long', 'ignores-the-lifetime-of-a-token', { 'TOK-004': 'warn' }],
  ['X10 409 for ever', 'repeats-on-conflict', { 'REC-007': 'warn' }],
  ['X11 any certificate', 'trusts-any-certificate', { 'SEC-005': 'fail' }],
  ['X12 a raw id in the path', 'puts-ids-into-paths-as-they-are', { 'REQ-005': 'fail' }],
  ['X13 a rejected stop is a stop', 'swallows-a-refused-stop', { 'REC-027': 'fail' }],
  ['X14 renewal until it is fresh', 'asks-until-a-token-is-fresh', { 'TOK-006': 'fail' }],
  ['X15 one current recording', 'knows-only-the-newest-recording', { 'REC-002': 'fail' }],
  ['X16 a breaker that never closes', 'never-closes-its-breaker', { 'NET-013': 'fail' }],
  [
    'X17 errors without kinds',
    'gives-its-failures-no-kind',
    { 'ERR-012': 'fail', 'REC-003': 'blocked', 'ERR-001': 'blocked' },
  ],
  ['X18 the token in the query', 'sends-its-token-in-the-query', { 'REQ-002': 'fail', 'AUTH-018': 'pass' }],
  ['X19 no scope asked, the granted one ignored', 'asks-for-no-scope', { 'AUTH-004': 'warn' }],
  ['X21 garbled base64', 'encodes-basic-twice', { 'AUTH-021': 'fail' }],
  ['X22 credentials in the body', 'sends-its-secret-in-the-body', { 'AUTH-009': 'warn' }],
]

test.sequential.each(flaws)('%s: %s', async (_, name, expected) => {
  const make = mutants[name]
  if (!make) throw new RangeError(`there is no mutant ${name}`)
  expect(await verdictsOf(() => openLocal(name, make), expected)).toEqual(expected)
})

function variant(name: string): InProcessClient {
  const found = good.find((each) => each.name === `typescript, ${name}`)
  if (!found) throw new RangeError(`there is no good client ${name}`)
  return found
}

/** The clients that were accused although they did nothing wrong. */
const accused: readonly (readonly [why: string, client: string, expected: Expected])[] = [
  [
    'F2 it looks at the state after a stalled response',
    'looks after silence',
    { 'NET-001': 'pass', 'NET-002': 'pass' },
  ],
  [
    'F4 it requests its token when it is created, and logs a failure',
    'eager',
    {
      'AUTH-010': 'pass',
      'AUTH-011': 'pass',
      'AUTH-013': 'pass',
      'AUTH-014': 'pass',
      'AUTH-017': 'pass',
      'AUTH-018': 'pass',
      'AUTH-019': 'pass',
      'TOK-006': 'pass',
      'TOK-010': 'pass',
      'SEC-004': 'pass',
    },
  ],
  [
    'F4 it cannot be created without a token',
    'strictly eager',
    { 'AUTH-010': 'pass', 'AUTH-011': 'pass', 'NET-006': 'pass', 'TOK-010': 'pass' },
  ],
  [
    'F5 it leaves retries to its caller',
    'no retries',
    {
      'REC-006': 'pass',
      'REC-017': 'pass',
      'RATE-001': 'not-applicable',
      'RATE-002': 'not-applicable',
      'RATE-003': 'not-applicable',
      'RATE-006': 'not-applicable',
      'RATE-009': 'not-applicable',
    },
  ],
  [
    'F5 it waits while the recording is locked',
    'waits while locked',
    { 'REC-006': 'pass', 'REC-008': 'pass', 'REC-017': 'pass' },
  ],
  [
    'it spells Bearer in lower case',
    'bearer in lower case',
    { 'REQ-001': 'pass', 'REQ-003': 'pass', 'AUTH-015': 'pass' },
  ],
  [
    'it is built on the SDK of the vendor',
    'on the SDK of the vendor',
    { 'AUTH-008': 'pass', 'AUTH-014': 'pass', 'AUTH-018': 'pass', 'NET-001': 'pass', 'NET-002': 'pass' },
  ],
]

test.sequential.each(accused)('nothing is wrong with a client because %s', async (_, name, expected) => {
  expect(await verdictsOf(() => inProcess(variant(name)), expected)).toEqual(expected)
})

test.sequential.each([1_238_403_015, -1_844_996_989])(
  'F1 no sequence under the seed %i accuses a client that renews once',
  async (seed) => {
    for (const name of ['lazy', 'no retries', 'eager']) {
      const verdicts = await verdictsOf(
        () => inProcess(variant(name)),
        { 'PROP-001': 'pass' },
        { seed, runs: 30 },
      )
      expect([name, verdicts]).toEqual([name, { 'PROP-001': 'pass' }])
    }
  },
)

test.sequential('F1 the race of two operations under one seed accuses nobody', async () => {
  const verdicts = await verdictsOf(
    () => inProcess(variant('lazy')),
    { 'PROP-002': 'pass' },
    { seed: -259_595_620, runs: 20 },
  )
  expect(verdicts).toEqual({ 'PROP-002': 'pass' })
})

test.sequential('F5 an error that names the scopes needs no other word', async () => {
  const client: InProcessClient = {
    name: 'terse',
    capabilities: abilities,
    create: (config) => {
      const own = new Recorder(config)
      return {
        startRecording: async (...asked) => {
          const { message, ...outcome } = await own.startRecording(...asked)
          return message === undefined
            ? outcome
            : {
                ...outcome,
                message: `answered 401 (the token was asked for with ${config.scopes.join(' ')})`,
              }
        },
      }
    },
  }
  expect(await verdictsOf(() => inProcess(client), { 'ERR-003': 'pass' })).toEqual({ 'ERR-003': 'pass' })
})
