import { rules } from '../../kit/rules/index.js'
import type { Verdict } from '../../kit/model/verdict.js'
import { mayBreakRule } from '../../fixtures/clients/typescript/mutants/also-breaks.js'
import { columns, mustBreak, type MatrixCell } from './columns.js'

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
  const { rule: id, client, verdict } = cell
  if (verdict === 'kit-error') return 'which is an internal error of the kit'
  const kind = columns.find(({ name }) => name === client)?.kind
  if (kind === 'helpless') return verdict === 'pass' ? 'but the client is helpless' : undefined
  if (kind === 'reference')
    return verdict === 'pass' || verdict === 'not-applicable' ? undefined : 'but the client is a reference'
  const near = rules.find((rule) => rule.id === id)?.nearMisses?.[client]
  if (near !== undefined && near !== verdict) return `but the rule expects ${near}`
  if (mayBreakRule(client, id) && !rules.find((rule) => rule.id === id)?.mutants.includes(client))
    return undefined
  const expected = mustBreak(client).has(id)
  if (expected === isBroken(cell)) return undefined
  return expected
    ? 'but the client must break this rule'
    : 'but the client is not expected to break this rule (see also-breaks.ts)'
}
