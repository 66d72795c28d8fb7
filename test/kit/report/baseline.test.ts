import { expect, test } from 'vitest'
import { readBaseline, requireClient } from '../../../kit/baseline/file.js'
import { updatedBaseline } from '../../../kit/report/baseline-update.js'
import { pretty } from '../../../kit/report/formats/index.js'
import type { Report } from '../../../kit/report/report.js'
import { finding, report, result, rule } from './results.js'
import type { RuleResult } from '../../../kit/model/result.js'

const must = rule('CX-RATE-002')
const should = rule('CX-TOK-001', { level: 'SHOULD' })
const rules = [must, should, rule('CX-REC-001')]

function file(entries: string, head = ''): string {
  return `version: 1\nclient: acme-recorder\n${head}known:\n${entries}`
}

const early = `  - rule: CX-RATE-002
    finding: retry-too-early
    reason: The date is not read yet.
    issue: https://github.com/acme/recorder/issues/41
`

/** The report of results that are held against a baseline. */
function held(results: readonly RuleResult[], text: string, today = '2026-01-15'): Report {
  const { baseline, notes } = readBaseline(text, rules, '1.4.0', { isUpdate: true })
  return report(results, { baseline, notes, today })
}

function verdictOf({ rules: [first] }: Report): readonly [string | undefined, string | undefined] {
  return [first?.verdict, first?.reason]
}

const failed = result(must, 'fail', [finding('retry-too-early')])
const passing = result(rule('CX-REC-001'), 'pass')

test('a failure that is known, with the same code, fails no build', () => {
  const known = held([failed, passing], file(early))
  expect(verdictOf(known)).toEqual(['known-fail', 'The date is not read yet.'])
  expect(known.exitCode).toBe(0)
  expect(known.denominator).toBe('2 run · 1 pass · 0 fail · 0 warn · 1 known · 0 n/a · 0 untested of 2')
})

test('a failure of another kind than is known has changed, and fails', () => {
  const changed = held([result(must, 'fail', [finding('never-retried')])], file(early))
  expect(verdictOf(changed)).toEqual([
    'known-changed',
    'Not in the baseline: never-retried. Fixed, but still in the baseline: retry-too-early.',
  ])
  expect(changed.exitCode).toBe(1)
})

test('one more finding beside the known one has changed it too', () => {
  const more = result(must, 'fail', [finding('retry-too-early'), finding('never-retried')])
  expect(verdictOf(held([more], file(early)))[0]).toBe('known-changed')
})

test('a rule that is kept makes its entry stale, and the build red until it is removed', () => {
  const stale = held([result(must, 'pass')], file(early))
  expect(verdictOf(stale)[0]).toBe('stale-known')
  expect(stale.exitCode).toBe(1)
})

test('what was not reached is unconfirmed: it stays, and is printed', () => {
  const open = held(
    [result(must, 'not-applicable', [], { reason: 'No such operation.' }), passing],
    file(early),
  )
  expect(open.rules[0]?.verdict).toBe('not-applicable')
  expect(open.baseline?.unconfirmed.map(({ rule: id }) => id)).toEqual(['CX-RATE-002'])
  expect(pretty(open)).toContain(
    'not confirmed, because the rule was not judged: CX-RATE-002 retry-too-early',
  )
  expect(open.exitCode).toBe(0)
})

test('an entry is borne on its last day, and fails on the next', () => {
  const text = file(`${early}    expires: 2026-01-31\n`)
  expect(verdictOf(held([failed], text, '2026-01-31'))[0]).toBe('known-fail')
  const late = held([failed], text, '2026-02-01')
  expect(verdictOf(late)).toEqual(['fail', 'The baseline entry for retry-too-early expired on 2026-01-31.'])
  expect(late.exitCode).toBe(1)
})

test('an entry holds only where its condition does', () => {
  const at = (os: string) => file(`${early}    when: { os: [${os}, win32], language: typescript }\n`)
  expect(verdictOf(held([failed], at('linux')))[0]).toBe('known-fail')
  expect(verdictOf(held([failed], at('darwin')))[0]).toBe('fail')
})

test('a warning that is known is known too, and one of another kind still only warns', () => {
  const text = file('  - { rule: CX-TOK-001, finding: token-per-operation, reason: Legacy. }\n')
  const warned = (code: string) => held([result(should, 'warn', [finding(code)])], text)
  expect(verdictOf(warned('token-per-operation'))[0]).toBe('known-fail')
  expect(verdictOf(warned('other'))[0]).toBe('warn')
  expect(warned('other').exitCode).toBe(0)
})

test('a baseline that was written for another kit is noted, and applied', () => {
  const { notes } = readBaseline(file(early, "kit: '>=1.2 <1.4'\n"), rules, '1.4.0')
  expect(notes).toEqual([
    'written for kit >=1.2 <1.4, but this is kit 1.4.0. Review the entries, then update kit.',
  ])
  expect(readBaseline(file(early, "kit: '>=1.2 <2'\n"), rules, '1.4.0').notes).toEqual([])
})

test.each([
  ['version: 2', 'version is 2. This kit supports version 1.'],
  ['version: 1\nknown: []', 'the field "client" is missing'],
  ['[]', 'the file must be an object, not an empty list'],
  ['a: [', 'not valid YAML'],
  [file('', 'kit: latest\n'), 'kit is "latest". Use a version range such as ">=1.2 <2".'],
  [file('', 'knwon: []\n'), 'there is no field "knwon"; did you mean "known"?'],
  [
    file('  - { rule: CX-RATE-020, finding: a, reason: b }'),
    'known[0].rule is "CX-RATE-020", which is not a rule. Did you mean CX-RATE-002?',
  ],
  [file('  - { rule: CX-RATE-002, reason: b }'), 'known[0]: the field "finding" is missing'],
  [file('  - { rule: CX-RATE-002, finding: a }'), 'known[0]: the field "reason" is missing'],
  [
    file('  - { rule: CX-RATE-002, finding: a, reason: b, expires: 2026-02-30 }'),
    'known[0].expires must be a day such as 2026-12-31, not "2026-02-30"',
  ],
  [
    file('  - { rule: CX-RATE-002, finding: a, reason: b, when: { platform: x } }'),
    'known[0].when: there is no field "platform"; the fields are language, version, os, runtime',
  ],
  [
    file('  - { rule: CX-RATE-002, finding: a, reason: b, when: { os: 3 } }'),
    'known[0].when.os must be a string or a list, not 3',
  ],
  [file(`${early}${early}`), 'CX-RATE-002 retry-too-early is listed twice. Remove one of the entries.'],
])('a baseline like %j is refused with what to do', (text, message) => {
  expect(() => readBaseline(text, rules, '1.4.0')).toThrow(message)
})

test('the baseline of another client is refused', () => {
  const { baseline } = readBaseline(file(early), rules, '1.4.0')
  expect(() => requireClient(baseline, 'other')).toThrow(
    'belongs to the client "acme-recorder", but this client is "other"',
  )
})

test('a first baseline lists every finding, and is read back once each has a reason', () => {
  const text = updatedBaseline(
    undefined,
    report([failed, result(should, 'warn', [finding('token-per-operation')])]),
  )
  expect(readBaseline(text, rules, '1.4.0', { isUpdate: true }).baseline).toEqual({
    client: 'acme-recorder',
    known: [
      {
        rule: 'CX-RATE-002',
        finding: 'retry-too-early',
        reason: 'TODO: why is this tolerated? Link an issue.',
      },
      {
        rule: 'CX-TOK-001',
        finding: 'token-per-operation',
        reason: 'TODO: why is this tolerated? Link an issue.',
      },
    ],
  })
})

test('an update keeps reasons, comments and what was not judged, and removes what is gone', () => {
  const before = `${file(early)}    # since the rewrite
  - rule: CX-TOK-001
    finding: token-per-operation # gone
    reason: Legacy.
  - { rule: CX-REC-001, finding: odd, reason: Not reached. }
`
  const results = [
    result(must, 'fail', [finding('retry-too-early'), finding('never-retried')]),
    result(should, 'pass'),
    result(rule('CX-REC-001'), 'untested', [], { reason: 'No start.' }),
  ]
  const text = updatedBaseline(before, held(results, before))
  expect(text).toContain('# since the rewrite')
  const { baseline } = readBaseline(text, rules, '1.4.0', { isUpdate: true })
  expect(baseline.known.map(({ rule: id, finding: code, reason }) => [id, code, reason])).toEqual([
    ['CX-RATE-002', 'retry-too-early', 'The date is not read yet.'],
    ['CX-REC-001', 'odd', 'Not reached.'],
    ['CX-RATE-002', 'never-retried', 'TODO: why is this tolerated? Link an issue.'],
    ['CX-REC-001', 'untested', 'TODO: why is this tolerated? Link an issue.'],
  ])
  expect(updatedBaseline(text, held(results, text))).toBe(text)
})

const tolerated = file('  - { rule: CX-REC-001, finding: untested, reason: Our client never starts. }\n')

test('an untested rule that the baseline tolerates fails no build, and is counted apart', () => {
  const untested = result(rule('CX-REC-001'), 'untested', [], { reason: 'No start.' })
  const made = held([untested, result(must, 'pass')], tolerated)
  expect(verdictOf(made)).toEqual(['known-untested', 'Our client never starts. No start.'])
  expect([made.exitCode, made.baseline?.unconfirmed]).toEqual([0, []])
  expect(made.denominator).toBe(
    '1 run · 1 pass · 0 fail · 0 warn · 0 known · 1 known untested · 0 n/a · 0 untested of 2',
  )
  expect(held([untested, result(must, 'pass')], file(early)).exitCode).toBe(1)
})

test('a rule that is tolerated as untested must not fail, and an entry for one that passes is stale', () => {
  expect(verdictOf(held([result(rule('CX-REC-001'), 'fail', [finding('odd')])], tolerated))[0]).toBe(
    'known-changed',
  )
  expect(verdictOf(held([passing], tolerated))[0]).toBe('stale-known')
})

test.each(['TODO: why is this tolerated? Link an issue.', 'why is this borne? name the issue', 'todo'])(
  'the placeholder %j is not a reason',
  (reason) => {
    const text = file(`  - { rule: CX-REC-001, finding: odd, reason: ${JSON.stringify(reason)} }\n`)
    expect(() => readBaseline(text, rules, '1.4.0')).toThrow(
      `known[0] (CX-REC-001) has the placeholder ${JSON.stringify(reason)} as its reason.`,
    )
  },
)
