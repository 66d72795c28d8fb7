import { expect, test } from 'vitest'
import { readBaseline } from '../../../kit/baseline/file.js'
import { updatedBaseline } from '../../../kit/report/baseline-update.js'
import { retryFlaky } from '../../../kit/baseline/flaky.js'
import type { Verdict } from '../../../kit/model/verdict.js'
import { finding, report, result, rule } from './results.js'
import type { RuleResult } from '../../../kit/model/result.js'

const must = rule('CX-RATE-002')
const rules = [must, rule('CX-TOK-001')]
const failed = result(must, 'fail', [finding('retry-too-early')])
const issue = 'https://github.com/acme/recorder/issues/42'

function file(entry: string): string {
  return `version: 1\nclient: acme-recorder\nflaky:\n  - { rule: CX-RATE-002, ${entry} }\n`
}

const once = file(`max: 1 of 5, issue: ${issue}`)

/** The rule failed first; how it ends each time after that. */
async function tried(text: string, ...after: readonly Verdict[]): Promise<RuleResult> {
  const verdicts = [...after]
  const again = async () => {
    const verdict = verdicts.shift()
    if (!verdict) throw new Error('it was tried once more than it should have been')
    return result(must, verdict)
  }
  return retryFlaky(failed, readBaseline(text, rules, '1.4.0').baseline.flaky, again)
}

function held(results: readonly RuleResult[], text: string) {
  const { baseline } = readBaseline(text, rules, '1.4.0')
  const { rules: judged, exitCode } = report(results, { baseline, today: '2026-01-15' })
  return { verdict: judged[0]?.verdict, reason: judged[0]?.reason, exitCode }
}

test('a rule that is flaky, and fails no more often than is borne, fails no build', async () => {
  const again = await tried(once, 'pass', 'pass', 'pass', 'pass')
  expect(held([again, result(rule('CX-TOK-001'), 'pass')], once)).toEqual({
    verdict: 'known-fail',
    reason: `It failed in 1 of 5 runs; the baseline tolerates 1 of 5 (${issue}).`,
    exitCode: 0,
  })
})

test('one that fails more often is tried no further, and fails', async () => {
  const again = await tried(once, 'pass', 'fail')
  expect(held([again], once)).toEqual({
    verdict: 'fail',
    reason: `It failed in 2 of 3 runs; the baseline tolerates 1 of 5 (${issue}).`,
    exitCode: 1,
  })
})

test('whatever is no pass counts as a failure', async () => {
  expect((await tried(once, 'untested')).tries).toEqual({ failures: 2, of: 2 })
})

test('a rule that is kept, and one that is not flaky, are tried once', async () => {
  const { flaky } = readBaseline(once, rules, '1.4.0').baseline
  const never = async () => Promise.reject(new Error('it was tried again'))
  const passed = result(must, 'pass')
  expect(await retryFlaky(passed, flaky, never)).toBe(passed)
  const other = result(rule('CX-TOK-001'), 'fail', [finding('token-per-operation')])
  expect(await retryFlaky(other, flaky, never)).toBe(other)
  expect(await retryFlaky(failed, undefined, never)).toBe(failed)
})

test('it is borne until a day', async () => {
  const text = file(`max: 1 of 3, issue: ${issue}, expires: 2026-01-14`)
  const again = await tried(text, 'pass', 'pass')
  expect(held([again], text)).toMatchObject({
    verdict: 'fail',
    reason: expect.stringContaining('The flaky entry expired on 2026-01-14.'),
    exitCode: 1,
  })
})

test('where nothing can be tried again, as while other code is watched, a failure is a failure', () => {
  expect(held([failed], once)).toMatchObject({ verdict: 'fail', exitCode: 1 })
})

test('an update lists nothing as known that is flaky', async () => {
  const again = await tried(once, 'pass', 'pass', 'pass', 'pass')
  const { baseline } = readBaseline(once, rules, '1.4.0')
  const updated = updatedBaseline(once, report([again], { baseline, today: '2026-01-15' }))
  expect(readBaseline(updated, rules, '1.4.0').baseline).toEqual(baseline)
})

test.each([
  [
    'max: 5 of 5, issue: x',
    'flaky[0].max must be failures and runs such as 1 of 5, with at most 20 runs, not "5 of 5"',
  ],
  [
    'max: often, issue: x',
    'flaky[0].max must be failures and runs such as 1 of 5, with at most 20 runs, not "often"',
  ],
  [
    'max: 1 of 100, issue: x',
    'flaky[0].max must be failures and runs such as 1 of 5, with at most 20 runs, not "1 of 100"',
  ],
  ['max: 1 of 5', 'flaky[0]: the field "issue" is missing'],
  [
    'max: 1 of 5, issue: x, finding: y',
    'flaky[0]: there is no field "finding"; the fields are rule, max, issue, expires',
  ],
])('a flaky entry with %s is refused', (entry, message) => {
  expect(() => readBaseline(file(entry), rules, '1.4.0')).toThrow(message)
})

test('a rule that is both flaky and known, or flaky twice, is refused', () => {
  const known = 'known:\n  - { rule: CX-RATE-002, finding: retry-too-early, reason: Not yet. }\n'
  const message = 'CX-RATE-002 is listed as flaky and in another entry. Remove one of the entries.'
  expect(() => readBaseline(`${once}${known}`, rules, '1.4.0')).toThrow(message)
  const twice = `${once}  - { rule: CX-RATE-002, max: 2 of 5, issue: x }\n`
  expect(() => readBaseline(twice, rules, '1.4.0')).toThrow(message)
})
