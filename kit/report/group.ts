import type { Verdict } from '../model/verdict.js'
import type { RuleReport } from './report.js'

/** Rules that are reported together. */
export type Group = readonly [RuleReport, ...RuleReport[]]

/** Verdicts with causes that often affect many rules. */
const shared: ReadonlySet<Verdict> = new Set(['client-error', 'kit-error', 'blocked', 'untested'])

/** Groups rules that could not be judged for the same reason. */
export function grouped(rules: readonly RuleReport[]): readonly Group[] {
  const groups = new Map<string, [RuleReport, ...RuleReport[]]>()
  for (const rule of rules) {
    const { id, verdict, reason } = rule
    const key = shared.has(verdict) ? `${verdict} ${reason}` : id
    const group = groups.get(key)
    if (group) group.push(rule)
    else groups.set(key, [rule])
  }
  return [...groups.values()]
}
