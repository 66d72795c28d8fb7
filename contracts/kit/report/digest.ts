import type { Verdict } from '../verdict.js'
import { grouped } from './group.js'
import type { Paint } from './pretty.js'
import type { RuleReport } from './report.js'

/** What was kept, and what does not apply, needs no line. */
const good: ReadonlySet<Verdict> = new Set(['pass', 'not-applicable'])

/**
 * A line for each rule that is not kept: what a long report ends with, so that it is in sight.
 * @param rules in the order in which they are to be told
 * @returns nothing where there is no more than one, which is in sight anyway
 */
export function digest(rules: readonly RuleReport[], paint: Paint): string[] {
  const told = rules.filter(({ verdict }) => !good.has(verdict))
  if (told.length < 2 && !told.some(({ verdict }) => verdict === 'not-reached')) return []
  const width = Math.max(...told.map(({ verdict }) => verdict.length))
  const lines = grouped(told).map(([{ id, verdict, title, findings, reason }, ...others]) => {
    if (others.length > 0) {
      return `  ${verdict.padEnd(width)}  ${id} and ${others.length} more${paint('dim', ', for the same reason')}`
    }
    const codes = [...new Set(findings.map(({ code }) => code))].join(', ')
    const why = verdict === 'not-reached' ? `: ${reason}` : codes === '' ? '' : ` [${codes}]`
    return `  ${verdict.padEnd(width)}  ${id}  ${title}${paint('dim', why)}`
  })
  return [paint('bold', 'In short:'), ...lines, '']
}
