import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { build } from 'esbuild'
import { expect, test } from 'vitest'
import { rules } from '../../kit/rules/index.js'
import type { Profile } from '../../contracts/api/profiles.js'
import { runRules } from '../../kit/runner/run-rules.js'
import { canFail } from '../../kit/model/verdict.js'
import { openAdapter } from '../../kit/drivers/adapter-client.js'
import { openTestServer } from '../../kit/testbed/test-server.js'
import { works } from './program.js'

/** The clients in Python that are wrong in one thing, and a rule that finds it. */
const mutants = {
  'json-token-request': 'CX-AUTH-002',
  'asks-for-all-scopes': 'CX-AUTH-005',
  'secret-in-url': 'CX-AUTH-006',
  'raw-basic': 'CX-AUTH-008',
  'takes-any-token-answer': 'CX-AUTH-014',
  'no-cache': 'CX-TOK-001',
  'keeps-refused-token': 'CX-TOK-007',
  'token-in-url': 'CX-REQ-002',
  'form-content-type': 'CX-REQ-004',
  nameless: 'CX-REQ-007',
  'sends-conference-id': 'CX-REC-001',
  'stops-blindly': 'CX-REC-003',
  'believes-accepted': 'CX-REC-005',
  'lost-is-failed': 'CX-REC-010',
  'forgets-the-customer': 'CX-REC-018',
  'asks-with-client-credentials': 'CX-AUTH-020',
  'parses-every-body': 'CX-ERR-001',
  'any-answer-will-do': 'CX-ERR-001',
  'retries-at-once': 'CX-RATE-001',
  'repeats-writes': 'CX-NET-003',
  'prints-requests': 'CX-SEC-001',
  'secret-in-error': 'CX-SEC-001',
  'no-kinds': 'CX-ERR-012',
  'swallows-server-errors': 'CX-ERR-013',
  'repeats-forbidden': 'CX-ERR-014',
  'says-ok-alone': 'CX-REC-028',
  'encodes-twice': 'CX-AUTH-021',
  'keeps-tokens-by-endpoint': 'CX-TOK-013',
  'reads-milliseconds': 'CX-TOK-014',
  'keeps-tokens-by-client-id': 'CX-TOK-015',
  'sends-again-after-a-timeout': 'CX-NET-012',
  'never-closes-its-breaker': 'CX-NET-013',
  'text-lifetime-is-none': 'CX-TOK-019',
  'text-lifetime-is-repeated': 'CX-TOK-019',
  'renews-once': 'CX-TOK-020',
  'takes-any-page': 'CX-ERR-017',
  'failed-read-is-success': 'CX-REC-031',
  'failed-read-is-failure': 'CX-REC-031',
  'reads-any-length': 'CX-NET-018',
} as const

const script = new URL('../../fixtures/clients/python/adapter.py', import.meta.url).pathname
const isPythonThere = works('python3', '--version')
const once = [...new Set(Object.values(mutants))]

async function verdicts(command: readonly string[], ids: readonly string[], profile?: Profile) {
  const results = await runRules({
    rules: rules.filter(({ id }) => ids.includes(id)),
    openClient: () => openAdapter({ command }),
    openTestServer,
    workers: 4,
    now: () => performance.now(),
    sleep: (ms) => sleep(ms),
    ...(profile && { profile }),
  })
  return Object.fromEntries(results.map(({ rule, verdict }) => [rule.id, verdict]))
}

test.skipIf(!isPythonThere).each(['recordingcontrols', 'record-on-demand', 'agent'] as const)(
  'the client in Python keeps what its mutants break, in %s',
  async (profile) => {
    const kept = Object.fromEntries(once.map((id) => [id, 'pass']))
    expect(await verdicts(['python3', script], once, profile)).toEqual(kept)
  },
)

test.skipIf(!isPythonThere).each(Object.entries(mutants))(
  'the client in Python that is %s is caught by %s',
  async (name, id) => {
    const rule = rules.find((each) => each.id === id)
    const expected = rule && canFail(rule, {}) ? 'fail' : 'warn'
    expect(await verdicts(['python3', script, '--mutant', name], [id])).toEqual({ [id]: expected })
  },
)

test('the client in TypeScript keeps the same in a process of its own', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'cxone-adapter-'))
  const outfile = join(folder, 'adapter.mjs')
  const entry = new URL('../../fixtures/clients/typescript/adapter.ts', import.meta.url).pathname
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
  })
  const kept = Object.fromEntries(once.map((id) => [id, 'pass']))
  expect(await verdicts([process.execPath, outfile], once)).toEqual(kept)
  await rm(folder, { recursive: true })
})
