import { expect, test } from 'vitest'
import type { ReportOptions } from '../../../kit/report/report.js'
import { badge, page, pretty, stepSummary } from '../../../kit/report/formats/index.js'
import { junit } from '../../../kit/report/formats/junit.js'
import { wayToGreen } from '../../../kit/report/triage.js'
import { judge } from '../../../kit/model/verdict.js'
import { everyVerdict, finding, report, result, rule } from './results.js'

const pass = result(rule('CX-AUTH-001'), 'pass')
const fail = result(rule('CX-AUTH-002'), 'fail', [finding('odd')])
const warn = result(rule('CX-TOK-001', { level: 'SHOULD' }), 'warn', [finding('slow')])
const optional = result(rule('CX-TOK-003', { level: 'SHOULD' }), 'untested', [], { reason: 'No token.' })
const required = result(rule('CX-TOK-002'), 'untested', [], { reason: 'No start.' })
const unreached = result(rule('CX-REC-001'), 'not-reached', [], { reason: 'No start was sent.' })
const known = { client: 'acme-recorder', known: [{ rule: 'CX-AUTH-002', finding: 'odd', reason: 'Old.' }] }
const baseline = known as NonNullable<ReportOptions['baseline']>

/** The options of an exam, in the manifest of the others. */
function options(more: ReportOptions['manifest']['options']): Partial<ReportOptions> {
  return { manifest: { ...report([]).manifest, options: more } }
}

test.each([
  ['nothing is wrong', report([pass]), 0, 'passed 1 of 1 applicable rules'],
  [
    'a part was asked for',
    report([pass], { rules: [pass.rule, fail.rule] }),
    0,
    'passed 1 of 1 selected rules',
  ],
  ['there is a warning', report([pass, warn]), 0, 'passed 1 of 2 applicable rules, 1 warning'],
  ['one that only warns is open', report([pass, optional]), 0, 'passed 1 of 2 applicable rules, 1 untested'],
  [
    'a failure is known',
    report([pass, fail, optional], { baseline }),
    0,
    'passed 1 of 3 applicable rules, 1 known failure, 1 untested',
  ],
  ['rules fail', report([pass, fail, warn]), 1, '1 rule failed'],
  ['warnings fail', report([pass, warn], options({ strict: true })), 1, '1 warning fails under --strict'],
  [
    'the baseline is stale',
    report([{ ...pass, rule: rule('CX-AUTH-002') }], { baseline }),
    1,
    'the baseline is outdated: 1 rule in it now passes',
  ],
  [
    'it failed otherwise than is known',
    report([result(rule('CX-AUTH-002'), 'fail', [finding('other')])], { baseline }),
    1,
    '1 rule failed differently than in the baseline',
  ],
  ['one that can fail is open', report([pass, required]), 2, 'not measured: 1 untested'],
  ['nothing was asked for', report([]), 2, 'not measured: no rule was judged'],
  [
    'it was only watched',
    report([pass, unreached], options({ watched: true })),
    0,
    'no failures: 1 of 2 observable rules were exercised',
  ],
  [
    'it was only watched, and warns',
    report([warn, unreached], options({ watched: true })),
    0,
    'no failures, 1 warning: 1 of 2 observable rules were exercised',
  ],
  [
    'it was only watched, and is wrong',
    report([fail, unreached], options({ watched: true })),
    1,
    '1 rule failed; 1 of 2 observable rules were exercised',
  ],
])('when %s, that is what is said', (_, { exitCode, conclusion }, code, words) => {
  expect([exitCode, conclusion]).toEqual([code, words])
})

test('the terminal and the page end in the same conclusion', () => {
  const whole = report(everyVerdict)
  expect(pretty(whole)).toMatch(/^acme-recorder: 2 rules failed \(exit 1\)$/m)
  expect(page(whole)).toContain('<span class="verdict">2 rules failed</span> (exit code 1)')
})

test('0 fail is told as every other zero is', () => {
  expect(report([pass]).denominator).toBe(
    '1 run · 1 pass · 0 fail · 0 warn · 0 known · 0 n/a · 0 untested of 1',
  )
})

test('a long report ends with a line for each rule that is not kept', () => {
  const text = pretty(report(everyVerdict))
  const digest = text.slice(text.indexOf('Summary:'))
  expect(digest.split('\n').slice(0, 8)).toEqual([
    'Summary:',
    '  fail          CX-AUTH-002  keeps CX-AUTH-002 [wrong-method, wrong-type]',
    '  fail          CX-SEC-001  keeps CX-SEC-001 [secret-in-url]',
    '  client-error  CX-NET-001  keeps CX-NET-001',
    '  untested      CX-TOK-002  keeps CX-TOK-002',
    '  untested      CX-TOK-003  keeps CX-TOK-003',
    '  blocked       CX-REC-001  keeps CX-REC-001',
    '  warn          CX-TOK-001  keeps CX-TOK-001 [token-per-operation]',
  ])
  expect(pretty(report([pass, fail]))).not.toContain('Summary:')
})

test('rules that could not be measured for one reason are told once', () => {
  const died = ['CX-AUTH-001', 'CX-AUTH-002', 'CX-NET-001'] as const
  const text = pretty(report(died.map((id) => result(rule(id), 'client-error', [], { reason: 'It died.' }))))
  expect(text.split('\n').slice(0, 4)).toEqual([
    'CLIENT-ERROR  3 rules, for the same reason',
    '  It died.',
    '  CX-AUTH-001 CX-AUTH-002 CX-NET-001',
    '  Rerun: cxone-mock check --rule CX-AUTH-001 -- node adapter.mjs',
  ])
  expect(text.match(/It died\./g)).toHaveLength(1)
  expect(text).toContain('  client-error  CX-AUTH-001 and 2 more, for the same reason\n')
})

test('a failure by chance is had again by the command that is told, and no other rule names a seed', () => {
  const manifest = {
    ...report([]).manifest,
    reproduce: 'cxone-mock check --rule {rule}[ --seed {seed} --path {path}] -- node [x]',
  }
  const again = { seed: -7, path: '1:2' }
  const made = report([{ ...fail, again }, pass], { manifest })
  expect(made.rules.map(({ reproduce }) => reproduce)).toEqual([
    'cxone-mock check --rule CX-AUTH-002 --seed -7 --path 1:2 -- node [x]',
    'cxone-mock check --rule CX-AUTH-001 -- node [x]',
  ])
})

const consequence = (id: 'CX-TOK-002' | 'CX-REC-001') =>
  result(rule(id), 'blocked', [], { reason: 'Consequence of CX-AUTH-002.', cause: 'CX-AUTH-002' })

test('the cause with the most consequences comes first, with how many rules go away', () => {
  const other = result(rule('CX-AUTH-001'), 'fail', [finding('own')])
  const made = report([other, consequence('CX-TOK-002'), consequence('CX-REC-001'), fail])
  expect(made.triage).toMatchObject({
    open: 4,
    causes: [
      { rule: 'CX-AUTH-002', rules: ['CX-AUTH-002', 'CX-TOK-002', 'CX-REC-001'] },
      { rule: 'CX-AUTH-001', rules: ['CX-AUTH-001'] },
    ],
  })
  const [head, ...steps] = wayToGreen(made.triage)
  expect(head).toBe('Shortest way to green: 2 fixes for 4 rules.')
  expect(steps.map((step) => step.split(':')[0])).toEqual([
    '1. CX-AUTH-002, 3 of 4 go away',
    '2. CX-AUTH-001',
  ])
  const text = pretty(made)
  expect(text.indexOf('FAIL  CX-AUTH-002')).toBeLessThan(text.indexOf('FAIL  CX-AUTH-001'))
  for (const face of [text, page(made), stepSummary(made), junit(made)]) expect(face).toContain(head)
})

test('failures with a cause of their own need no way to green', () => {
  expect(wayToGreen(report([fail, result(rule('CX-AUTH-001'), 'fail', [finding('own')])]).triage)).toEqual([])
})

test('a warning fails from the level that is asked for, unless the rule is excepted', () => {
  const should = { level: 'SHOULD', sources: [{ ref: 'RFC 9110', grade: 'standard' }] } as const
  const slow = rule('CX-TOK-001', should)
  expect(judge(slow, [finding('slow')], {})).toBe('warn')
  expect(judge(slow, [finding('slow')], { failOn: 'SHOULD' })).toBe('fail')
  expect(judge(slow, [finding('slow')], { failOn: 'SHOULD', except: ['CX-TOK-001'] })).toBe('warn')
  expect(judge(rule('CX-TOK-001', { level: 'MAY' }), [finding('slow')], { failOn: 'SHOULD' })).toBe('warn')
  expect(judge(rule('CX-AUTH-002'), [finding('odd')], { except: ['CX-AUTH-002'] })).toBe('warn')
  const forum = rule('CX-TOK-001', { ...should, sources: [{ ref: 'a forum', grade: 'unverified' }] })
  expect(judge(forum, [finding('slow')], { failOn: 'SHOULD' })).toBe('warn')
})

test('a skipped rule is no pass: it is counted, listed with its reason, and keeps the badge away', () => {
  const skipped = result(rule('CX-AUTH-002'), 'skipped', [], { reason: 'Skipped: see issue 4.' })
  const made = report([pass, skipped])
  expect([made.exitCode, made.denominator]).toEqual([
    0,
    '1 run · 1 pass · 0 fail · 0 warn · 0 known · 1 skipped · 0 n/a · 0 untested of 2',
  ])
  expect(pretty(made)).toContain('SKIPPED  CX-AUTH-002 ')
  expect(pretty(made)).toContain('  Skipped: see issue 4.\n')
  expect(junit(made)).toContain('<skipped>skipped: Skipped: see issue 4.</skipped>')
  expect(badge(made)).toBeUndefined()
})
