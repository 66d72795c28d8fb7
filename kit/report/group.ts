import type { Verdict } from '../model/verdict.js'
import type { RuleReport } from './report.js'

/** Rules that are told together. */
export type Group = readonly [RuleReport, ...RuleReport[]]

/** Verdicts of which many rules can have the same for one reason. */
const shared: ReadonlySet<Verdict> = new Set(['client-error', 'kit-error', 'blocked'])

/** Rules that could not be judged for one and the same reason are one group. */
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
