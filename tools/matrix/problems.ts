import { rules } from '../../kit/rules/index.js'
import type { Rule } from '../../kit/model/rule.js'
import { canFail, type Verdict } from '../../kit/model/verdict.js'
import { mayBreakRule } from '../../fixtures/clients/typescript/mutants/also-breaks.js'
import { columns, mustBreak, type MatrixCell } from './columns.js'
import { isWatched } from './watched.js'

const broken: ReadonlySet<Verdict> = new Set(['fail', 'warn'])

export function isBroken({ verdict }: MatrixCell): boolean {
  return broken.has(verdict)
}

export interface Problem {
  readonly cell: MatrixCell
  readonly text: string
}

/** The cells with an unexpected verdict. `before` has the same cells of an earlier run, whose verdicts must be equal. */
export function problemsOf(
  cells: readonly MatrixCell[],
  before: readonly MatrixCell[] | undefined,
): Problem[] {
  const verdictBefore = new Map(before?.map((cell) => [`${cell.rule} ${cell.client}`, cell.verdict]))
  return cells.flatMap((cell) => {
    const { rule, client, verdict, message } = cell
    const wrong = problemOf(cell)
    const earlier = verdictBefore.get(`${rule} ${client}`)
    const changed = earlier === undefined || earlier === verdict ? [] : [`but ${earlier} in the first run`]
    return [...(wrong === undefined ? [] : [wrong]), ...changed].map((problem) => ({
      cell,
      text: `${rule} ${client}: ${verdict}, ${problem} (${message.slice(0, 200)})`,
    }))
  })
}

function problemOf(cell: MatrixCell): string | undefined {
  const { rule: id, client, verdict, profile } = cell
  if (verdict === 'kit-error') return 'which is an internal error of the kit'
  const rule = rules.find((each) => each.id === id)
  const column = columns.find(({ name }) => name === client)
  if (!rule || !column) throw new RangeError(`${id}, ${client}`)
  if (column.profile !== undefined && profile !== column.profile) {
    return `but it ran in ${profile ?? 'no profile'}`
  }
  if (column.kind === 'helpless') return verdict === 'pass' ? 'but the client is helpless' : undefined
  if (column.kind === 'reference') return problemOfReference(cell, rule)
  const near = rule.nearMisses?.[client]
  if (near !== undefined && near !== verdict) return `but the rule expects ${near}`
  if (rule.mutants.includes(client)) return problemOfMutant(cell, rule)
  if (mayBreakRule(client, id)) return undefined
  const expected = mustBreak(client).has(id)
  if (expected === isBroken(cell)) return undefined
  return expected
    ? 'but the client must break this rule'
    : 'but the client is not expected to break this rule (see also-breaks.ts)'
}

/** The client in TypeScript has all abilities, so every rule applies to it. */
function problemOfReference({ client, verdict, watched }: MatrixCell, rule: Rule): string | undefined {
  const isPassed = verdict === 'pass' || (verdict === 'not-applicable' && client === 'python')
  if (!isPassed) return 'but the client is a reference'
  const mustKeep = isWatched(rule, client)
  return mustKeep && watched !== 'kept' ? `but it is ${watched ?? 'not judged'} when watched` : undefined
}

/** A mutant that the rule names must be caught with the verdict of the rule, and a random rule must say how. */
function problemOfMutant(cell: MatrixCell, rule: Rule): string | undefined {
  const { client, verdict, reason, watched } = cell
  if (!isBroken(cell)) return 'but the client must break this rule'
  const expected = canFail(rule, {}) ? 'fail' : 'warn'
  if (verdict !== expected) return `but the rule gives ${expected}`
  const isReproducible = reason !== undefined && /; seed -?\d+, path [\d:]+$/.test(reason)
  if (rule.random ? !isReproducible : reason !== undefined) {
    return rule.random ? 'but the reason names no seed and path' : 'but a broken rule needs no reason'
  }
  const mustShow = isWatched(rule, client)
  return mustShow && watched !== 'broken' ? `but it is ${watched ?? 'not judged'} when watched` : undefined
}
