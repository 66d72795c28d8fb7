import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { rules } from '../../../kit/rules/index.js'
import { runRules } from '../../../kit/runner/run-rules.js'
import { studioScript, type ScriptChoices } from '../../../fixtures/clients/studio/script.js'
import { inProcess } from '../../../kit/drivers/in-process.js'
import { openTestServer } from '../../../kit/testbed/test-server.js'

/** What a script breaks by what its proxy does, and by nothing that its author could do better. */
const brokenByProxy = {
  // Two retries, whatever was refused and however often: commands arrive three times.
  'CX-AUTH-010': ['refused-secret-repeated'],
  'CX-REC-007': ['conflict-repeated'],
  'CX-REC-009': ['not-found-repeated'],
  'CX-ERR-002': ['unauthorized-loop', 'rejected-token-sent-again'],
  'CX-ERR-004': ['forbidden-repeated'],
  'CX-ERR-005': ['bad-request-repeated'],
  'CX-NET-003': ['command-sent-again'],
  'CX-NET-010': ['command-sent-again'],
  // Without a pause between them.
  'CX-RATE-001': ['retry-before-retry-after'],
  // The body of an error is hidden, and with it why a token was refused and which request it was.
  'CX-AUTH-011': ['refused-scope-repeated', 'oauth-error-hidden'],
  'CX-ERR-008': ['error-without-operation', 'error-without-correlation-id'],
  // Its 10 s are longer than the deadline of the operation.
  'CX-NET-001': ['past-its-deadline'],
} as const

async function codes(choices: ScriptChoices, ids: readonly string[]) {
  const results = await runRules({
    rules: rules.filter(({ id }) => ids.includes(id)),
    openClient: () => inProcess({ name: 'studio', create: studioScript(choices) }),
    openTestServer,
    workers: ids.length,
    now: () => performance.now(),
    sleep: (ms) => sleep(ms),
  })
  return Object.fromEntries(
    results.map(({ rule, findings, verdict }) => [
      rule.id,
      findings.length > 0 ? findings.map(({ code }) => code) : verdict,
    ]),
  )
}

test('a script of CXone Studio breaks what its REST proxy breaks', async () => {
  const found = await codes({ setsContentType: true }, Object.keys(brokenByProxy))
  expect(found).toEqual(brokenByProxy)
})

test('a script that leaves the content type as it is starts nothing', async () => {
  const found = await codes({ setsContentType: false }, ['CX-REQ-001', 'CX-REQ-004', 'CX-REC-002'])
  expect(found).toEqual({
    'CX-REQ-001': 'pass',
    'CX-REQ-004': ['body-mislabelled'],
    'CX-REC-002': 'untested',
  })
})
