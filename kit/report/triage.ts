import type { RuleId } from '../model/rule.js'
import type { Verdict } from '../model/verdict.js'
import { grouped } from './group.js'
import { bySeverity, weightOf } from './labels.js'
import type { RuleReport } from './report.js'

/** What to fix first, so that as many rules as possible pass. */
export interface Triage {
  /** The number of rules that keep the run from passing. */
  readonly open: number
  /** The cause with the most consequences first. */
  readonly causes: readonly Cause[]
}

interface Cause {
  /** The first rule that shows it. */
  readonly rule: RuleId
  readonly verdict: Verdict
  /** What to change. */
  readonly fix: string
  /** The open rules that the cause explains, the first one included. */
  readonly rules: readonly RuleId[]
}

/** Groups the rules that keep a run from passing by their cause. */
export function triageOf(rules: readonly RuleReport[], strict = false): Triage {
  const open = bySeverity(rules).filter((rule) => ['bad', 'open'].includes(weightOf(rule, strict)))
  const isOpen = new Set(open.map(({ id }) => id))
  const causeOf = ({ cause }: RuleReport) => (cause !== undefined && isOpen.has(cause) ? cause : undefined)
  const causes = grouped(open.filter((rule) => causeOf(rule) === undefined)).map((group): Cause => {
    const ids = group.map(({ id }) => id)
    const [{ id, verdict, fix, reason, findings }] = group
    const consequences = open.filter((rule) => ids.some((each) => each === causeOf(rule)))
    return {
      rule: id,
      verdict,
      fix: findings.length === 0 && reason !== undefined ? reason : fix,
      rules: [...ids, ...consequences.map((rule) => rule.id)],
    }
  })
  return {
    open: open.length,
    causes: causes.toSorted((one, other) => other.rules.length - one.rules.length),
  }
}

const maxCauses = 5

/**
 * The shortest way to a run that passes, in lines of text. Empty if each open rule has a cause of its own,
 * or if nothing could be measured for one reason: then the rest of the report says all.
 */
export function wayToGreen({ open, causes }: Triage): string[] {
  const [first] = causes
  if (causes.length === open || (causes.length === 1 && first?.verdict !== 'fail')) return []
  const lines = causes.slice(0, maxCauses).map(({ rule, fix, rules }, index) => {
    const gone = rules.length === open ? `all ${open}` : `${rules.length} of ${open}`
    const effect = rules.length === 1 ? '' : `, ${gone} go away`
    return `${index + 1}. ${rule}${effect}: ${fix.split('\n')[0]}`
  })
  const left = causes.length - lines.length
  const count = causes.length === 1 ? 'one fix' : `${causes.length} fixes`
  return [
    `Shortest way to green: ${count} for ${open} rules.`,
    ...lines,
    ...(left > 0 ? [`Then ${left} more.`] : []),
  ]
}
