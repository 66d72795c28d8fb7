import { expect, test } from 'vitest'
import type { Rule } from '../../kit/model/rule.js'
import { columns, isPair, mustBreak, type MatrixCell } from '../../tools/matrix/columns.js'
import { matrixPage } from '../../tools/matrix/matrix-page.js'
import { problemsOf } from '../../tools/matrix/problems.js'
import { rules } from '../../kit/rules/index.js'
import type { Verdict } from '../../kit/model/verdict.js'
import { alsoBreaks } from '../../fixtures/clients/typescript/mutants/also-breaks.js'
import { mutants } from '../../fixtures/clients/typescript/mutants/index.js'

const cell = (rule: MatrixCell['rule'], client: string, verdict: Verdict): MatrixCell => ({
  rule,
  client,
  verdict,
  message: '',
  durationMs: 1,
})

const texts = (cells: readonly MatrixCell[], before?: readonly MatrixCell[]) =>
  problemsOf(cells, before).map(({ text }) => text.replace(' ()', ''))

test('the matrix says no to a reference that breaks a rule, and to a client that does nothing and passes', () => {
  const passed = { ...cell('CX-TOK-001', 'typescript', 'pass'), watched: 'kept' as const }
  expect(texts([passed, cell('CX-TOK-001', 'silent', 'untested')])).toEqual([])
  expect(texts([cell('CX-TOK-001', 'typescript', 'warn'), cell('CX-TOK-001', 'lies', 'pass')])).toEqual([
    'CX-TOK-001 typescript: warn, but the client is a reference',
    'CX-TOK-001 lies: pass, but the client is helpless',
  ])
})

test('the matrix says no to a mutant that is not caught, and to one that breaks more than is said', () => {
  const caught = { ...cell('CX-TOK-001', 'never-caches-a-token', 'warn'), watched: 'broken' as const }
  expect(texts([caught])).toEqual([])
  expect(
    texts([
      cell('CX-TOK-001', 'never-caches-a-token', 'pass'),
      cell('CX-REC-003', 'never-caches-a-token', 'fail'),
    ]),
  ).toEqual([
    'CX-TOK-001 never-caches-a-token: pass, but the client must break this rule',
    'CX-REC-003 never-caches-a-token: fail, but the client is not expected to break this rule (see also-breaks.ts)',
  ])
})

test('the matrix says no to a near miss with another verdict, to a verdict that changes, and to a fault of the kit', () => {
  expect(texts([cell('CX-RATE-001', 'gives-up-on-429', 'pass')])).toEqual([
    'CX-RATE-001 gives-up-on-429: pass, but the rule expects not-applicable',
  ])
  const before = [cell('CX-TOK-001', 'python', 'not-applicable')]
  expect(texts([cell('CX-TOK-001', 'python', 'pass')], before)).toEqual([
    'CX-TOK-001 python: pass, but not-applicable in the first run',
  ])
  expect(texts([cell('CX-TOK-001', 'silent', 'kit-error')])).toEqual([
    'CX-TOK-001 silent: kit-error, which is an internal error of the kit',
  ])
})

test('the matrix says no to a mutant that is caught otherwise than its rule says', () => {
  const random = rules.find((rule) => rule.random)
  if (!random) throw new Error('no rule is random')
  const caught = {
    ...cell(random.id, random.mutants[0], 'fail'),
    watched: 'broken' as const,
    reason: 'shortened to 3 steps; seed 1, path 0:1',
  }
  expect(problemsOf([caught], undefined)).toEqual([])
  expect(
    texts([
      { ...caught, verdict: 'warn' },
      { ...caught, reason: 'shortened to 3 steps' },
    ]),
  ).toEqual([
    `${random.id} ${random.mutants[0]}: warn, but the rule gives fail`,
    `${random.id} ${random.mutants[0]}: fail, but the reason names no seed and path`,
  ])
  expect(texts([{ ...cell('CX-TOK-001', 'never-caches-a-token', 'warn'), reason: 'x' }])).toEqual([
    'CX-TOK-001 never-caches-a-token: warn, but a broken rule needs no reason',
  ])
})

test('the matrix says no to a rule whose verdict changes when the client is only watched', () => {
  const kept = cell('CX-AUTH-002', 'typescript', 'pass')
  const broken = cell('CX-AUTH-002', 'asks-for-a-token-in-json', 'fail')
  expect(
    texts([
      { ...kept, watched: 'kept' },
      { ...broken, watched: 'broken' },
      kept,
      { ...kept, watched: 'not exercised' },
      { ...broken, watched: 'kept' },
    ]),
  ).toEqual([
    'CX-AUTH-002 typescript: pass, but it is not judged when watched',
    'CX-AUTH-002 typescript: pass, but it is not exercised when watched',
    'CX-AUTH-002 asks-for-a-token-in-json: fail, but it is kept when watched',
  ])
})

test('each rule runs once in each profile that it has, with the reference and with clients that do nothing', () => {
  const [one, all, agent] = ['CX-REC-003', 'CX-TOK-001', 'CX-REC-025'].map((id) =>
    rules.find((rule) => rule.id === id),
  )
  if (!one || !all || !agent) throw new Error('a rule is missing')
  const columnsOf = (rule: Rule, name: string) =>
    columns.filter((column) => column.name.startsWith(name) && isPair(rule, column)).map((each) => each.name)
  expect(columnsOf(all, 'typescript')).toEqual([
    'typescript',
    'typescript in record-on-demand',
    'typescript in agent',
  ])
  expect(columnsOf(all, 'lies')).toEqual(['lies', 'lies in record-on-demand', 'lies in agent'])
  expect(columnsOf(agent, 'typescript')).toEqual(['typescript'])
  expect(columnsOf(one, 'typescript')).toEqual(['typescript', 'typescript in record-on-demand'])
  const elsewhere = {
    ...cell('CX-TOK-001', 'typescript in agent', 'pass'),
    profile: 'recordingcontrols' as const,
  }
  expect(texts([elsewhere])).toEqual([
    'CX-TOK-001 typescript in agent: pass, but it ran in recordingcontrols',
  ])
})

test('every flawed client proves a rule, and every rule names clients that there are', () => {
  const idle = columns.filter(({ name, kind }) => {
    const near = rules.some(({ nearMisses = {} }) => name in nearMisses)
    return kind === 'flawed' && mustBreak(name).size === 0 && !near
  })
  expect(idle.map(({ name }) => name)).toEqual([])
  const named = rules.flatMap((rule) => [...rule.mutants, ...Object.keys(rule.nearMisses ?? {})])
  expect(named.filter((name) => !(name in mutants))).toEqual([])
  expect(Object.keys(alsoBreaks).filter((name) => !(name in mutants))).toEqual([])
})

test('the page of the matrix has a row for each rule', () => {
  const page = matrixPage(rules.map(({ id }) => cell(id, 'typescript', 'pass')))
  const rows = [...page.matchAll(/^\| \[(CX-[A-Z]+-\d{3})\]\(rules\/\1\.md\) \| pass \|/gm)].map(
    ([, id]) => id,
  )
  expect(rows).toEqual(rules.map(({ id }) => id))
})
