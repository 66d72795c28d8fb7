import type { Verdict } from '../model/verdict.js'
import { grouped } from './group.js'
import type { RuleReport } from './report.js'

/** What was kept, and what does not apply, needs no line. */
const good: ReadonlySet<Verdict> = new Set(['pass', 'not-applicable'])

/**
 * A line for each rule that is not kept: what a long report ends with, so that it is in sight.
 * @param rules in the order in which they are to be told
 * @param least where there are fewer, and they were reached, they are in sight anyway: nothing is returned
 */
export function digest(rules: readonly RuleReport[], paint: Paint, least = 2): string[] {
  const told = rules.filter(({ verdict }) => !good.has(verdict))
  if (told.length < least && !told.some(({ verdict }) => verdict === 'not-reached')) return []
  const [head] = told
  if (!head) return []
  const isAlike = ({ verdict, reason }: RuleReport) => verdict === 'not-reached' && reason === head.reason
  if (told.length > 2 && told.every(isAlike)) {
    return [paint('bold', 'In short:'), `  not-reached  all ${told.length} rules: ${head.reason}`, '']
  }
  const width = Math.max(...told.map(({ verdict }) => verdict.length))
  const lines = grouped(told).map(([{ id, verdict, title, findings, reason }, ...others]) => {
    if (others.length > 0) {
      return `  ${verdict.padEnd(width)}  ${id} and ${others.length} more${paint('dim', ', for the same reason')}`
    }
    const codes = [...new Set(findings.map(({ code }) => code))].join(', ')
    const detail = verdict === 'not-reached' ? `: ${reason}` : codes === '' ? '' : ` [${codes}]`
    return `  ${verdict.padEnd(width)}  ${id}  ${title}${paint('dim', detail)}`
  })
  return [paint('bold', 'In short:'), ...lines, '']
}

/** Gives a text a colour, where there are any. */
export type Paint = (style: 'red' | 'green' | 'yellow' | 'dim' | 'bold', text: string) => string
