import type { Verdict } from '../model/verdict.js'
import { grouped } from './group.js'
import type { RuleReport } from './report.js'

/** Verdicts that need no line. */
const good: ReadonlySet<Verdict> = new Set(['pass', 'not-applicable'])

/**
 * The summary at the end of a report: one line for each rule that did not pass.
 * @param rules in the order of output
 * @param least with fewer lines, a summary is not needed and the result is empty, except for `not-reached` rules
 */
export function digest(rules: readonly RuleReport[], paint: Paint, least = 2): string[] {
  const listed = rules.filter(({ verdict }) => !good.has(verdict))
  if (listed.length < least && !listed.some(({ verdict }) => verdict === 'not-reached')) return []
  const [head] = listed
  if (!head) return []
  const isAlike = ({ verdict, reason }: RuleReport) => verdict === 'not-reached' && reason === head.reason
  if (listed.length > 2 && listed.every(isAlike)) {
    return [paint('bold', 'Summary:'), `  not-reached  all ${listed.length} rules: ${head.reason}`, '']
  }
  const width = Math.max(...listed.map(({ verdict }) => verdict.length))
  const lines = grouped(listed).map(([{ id, verdict, title, findings, reason }, ...others]) => {
    if (others.length > 0) {
      return `  ${verdict.padEnd(width)}  ${id} and ${others.length} more${paint('dim', ', for the same reason')}`
    }
    const codes = [...new Set(findings.map(({ code }) => code))].join(', ')
    const detail = verdict === 'not-reached' ? `: ${reason}` : codes === '' ? '' : ` [${codes}]`
    return `  ${verdict.padEnd(width)}  ${id}  ${title}${paint('dim', detail)}`
  })
  return [paint('bold', 'Summary:'), ...lines, '']
}

/** Adds a style to a text, if the output supports it. */
export type Paint = (style: 'red' | 'green' | 'yellow' | 'dim' | 'bold', text: string) => string
