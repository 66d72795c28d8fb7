import { rules } from '../kit/rules/index.js'
import type { Verdict } from '../kit/model/verdict.js'
import { mayBreak } from '../fixtures/clients/typescript/mutants/also-breaks.js'
import { columns, mustBreak, type MatrixCell } from './columns.js'

const failing: ReadonlySet<Verdict> = new Set(['fail', 'warn'])

export function isBroken({ verdict }: MatrixCell): boolean {
  return failing.has(verdict)
}

export interface Problem {
  readonly cell: MatrixCell
  readonly text: string
}

/** Verdicts that differ from the expected ones. `before`: the same cells of an earlier run, whose verdicts must agree. */
export function problemsOf(
  cells: readonly MatrixCell[],
  before: readonly MatrixCell[] | undefined,
): Problem[] {
  const verdictBefore = new Map(before?.map((cell) => [`${cell.rule} ${cell.client}`, cell.verdict]))
  return cells.flatMap((cell) => {
    const { rule, client, verdict, said } = cell
    const wrong = problemOf(cell)
    const earlier = verdictBefore.get(`${rule} ${client}`)
    const moved = earlier === undefined || earlier === verdict ? [] : [`was ${earlier} in the first run`]
    return [...(wrong === undefined ? [] : [wrong]), ...moved].map((problem) => ({
      cell,
      text: `${rule} ${client}: ${verdict}, ${problem} (${said.slice(0, 200)})`,
    }))
  })
}

function problemOf(cell: MatrixCell): string | undefined {
  const { rule: id, client, verdict } = cell
  if (verdict === 'kit-error') return 'an internal error'
  const kind = columns.find(({ name }) => name === client)?.kind
  if (kind === 'helpless') return verdict === 'pass' ? 'of a client that does nothing' : undefined
  if (kind === 'reference')
    return verdict === 'pass' || verdict === 'not-applicable' ? undefined : 'of a reference client'
  const near = rules.find((rule) => rule.id === id)?.nearMisses?.[client]
  if (near !== undefined && near !== verdict) return `but the rule expects ${near}`
  if (mayBreak[client]?.includes(id)) return undefined
  const expected = mustBreak(client).has(id)
  if (expected === isBroken(cell)) return undefined
  return expected
    ? 'but it must violate this rule'
    : 'but its violation of this rule is not declared in also-breaks.ts'
}
