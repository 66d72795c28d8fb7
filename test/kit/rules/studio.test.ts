import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { RestApiAction } from '../../../examples/studio/rest-api-action.js'
import { byAction, bySnippet, type Post } from '../../../examples/studio/script.js'
import { rules } from '../../../kit/rules/index.js'
import { runRules } from '../../../kit/runner/run-rules.js'
import { inProcess } from '../../../kit/drivers/in-process.js'
import { openTestServer } from '../../../kit/testbed/test-server.js'
import { studioClient } from './studio-client.js'

/** The rules that a script breaks by the tries of the REST API action, and by nothing that its author could do better. */
const brokenByTries = {
  'CX-AUTH-010': ['refused-secret-repeated'],
  'CX-REC-007': ['conflict-repeated'],
  'CX-REC-009': ['not-found-repeated'],
  'CX-ERR-004': ['forbidden-repeated'],
  'CX-ERR-005': ['bad-request-repeated'],
  'CX-NET-003': ['command-sent-again'],
  'CX-NET-010': ['command-sent-again'],
  // Without a pause between them.
  'CX-RATE-001': ['retry-before-retry-after'],
} as const

async function codes(post: Post, ids: readonly string[]) {
  const results = await runRules({
    rules: rules.filter(({ id }) => ids.includes(id)),
    openClient: () => inProcess({ name: 'studio', create: studioClient(post) }),
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

test.each([
  [2, ['rejected-token-sent-again']],
  [3, ['unauthorized-loop', 'rejected-token-sent-again']],
] as const)('a script with the REST API action breaks what its %i tries break', async (tries, loop) => {
  const found = await codes(byAction(new RestApiAction({ tries })), [
    ...Object.keys(brokenByTries),
    'CX-ERR-002',
  ])
  expect(found).toEqual({ ...brokenByTries, 'CX-ERR-002': loop })
})

test('a script with a snippet sends each command once, hides the reasons and outlasts its deadline', async () => {
  const others = ['CX-AUTH-011', 'CX-ERR-008', 'CX-NET-001']
  const found = await codes(bySnippet({ setsContentType: true }), [...Object.keys(brokenByTries), ...others])
  const passed = Object.keys(brokenByTries).map((id) => [id, 'pass'])
  expect(found).toEqual({
    ...Object.fromEntries(passed),
    // It retries nothing, so it has no pause to keep.
    'CX-RATE-001': 'not-applicable',
    'CX-AUTH-011': ['oauth-error-hidden'],
    'CX-ERR-008': ['error-without-operation', 'error-without-correlation-id'],
    // Its 10 s are longer than the deadline of the operation.
    'CX-NET-001': ['past-its-deadline'],
  })
})

test('a snippet that leaves the content type as it is starts nothing', async () => {
  const found = await codes(bySnippet({ setsContentType: false }), ['CX-REQ-001', 'CX-REQ-004', 'CX-REC-002'])
  expect(found).toEqual({
    'CX-REQ-001': 'pass',
    'CX-REQ-004': ['body-mislabelled'],
    'CX-REC-002': 'untested',
  })
})
