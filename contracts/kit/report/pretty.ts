import type { Verdict } from '../verdict.js'
import type { Report, RuleReport } from './report.js'
import { findingLine, meanings, pageOf, sorted, wireText } from './words.js'

/** Gives a text a colour, where there are any. */
type Paint = (style: 'red' | 'green' | 'yellow' | 'dim' | 'bold', text: string) => string

const colours: Readonly<Record<Verdict, Parameters<Paint>[0]>> = {
  pass: 'green',
  fail: 'red',
  warn: 'yellow',
  'known-fail': 'dim',
  'known-changed': 'red',
  'stale-known': 'red',
  untested: 'yellow',
  blocked: 'yellow',
  'not-applicable': 'dim',
  'client-error': 'red',
  'kit-error': 'red',
}

/** What was kept or does not apply is counted, and not listed. */
const quiet: ReadonlySet<Verdict> = new Set(['pass', 'not-applicable'])

export interface PrettyOptions {
  readonly paint?: Paint
  /** Lists what was kept, and what does not apply, too. */
  readonly all?: boolean
}

/** The report for a terminal: what failed first, the denominator last. */
export function pretty(
  report: Report,
  { paint = (_, text) => text, all = false }: PrettyOptions = {},
): string {
  const listed = sorted(report).filter(({ verdict }) => all || !quiet.has(verdict))
  const { unconfirmed = [], notes = [] } = report.baseline ?? {}
  const codeColour = report.exitCode === 0 ? 'green' : 'red'
  return [
    ...listed.flatMap((rule) => [...ruleLines(rule, paint), '']),
    ...notes.map((note) => paint('yellow', `baseline: ${note}`)),
    ...unconfirmed.map(({ rule, finding }) =>
      paint('dim', `baseline: unconfirmed, not judged: ${rule} ${finding}`),
    ),
    paint('bold', report.denominator),
    `${report.manifest.client.name}: ${paint(codeColour, meanings[report.exitCode])} (exit ${report.exitCode})`,
    '',
  ].join('\n')
}

/** One rule as `pretty` shows it. */
export function ruleText(rule: RuleReport): string {
  return ruleLines(rule, (_, text) => text).join('\n')
}

function ruleLines(rule: RuleReport, paint: Paint): string[] {
  const { id, verdict, title, level, required, findings, reason, fix } = rule
  const head = `${paint(colours[verdict], verdict.toUpperCase())}  ${paint('bold', id)}  The client ${title}.`
  const lines = [`${head} ${paint('dim', required ? level : `${level}, only warns`)}`]
  if (reason !== undefined) lines.push(`  ${reason}`)
  if (quiet.has(verdict)) return lines
  for (const finding of findings) {
    lines.push(`  - ${findingLine(finding)}`)
    if (verdict === 'known-fail') continue
    const [first] = finding.wire
    if (first) lines.push(...wireText(first).map((line) => paint('dim', `      ${line}`)))
  }
  if (verdict === 'known-fail') return lines
  const operation = rule.operations.find(({ outcome }) => outcome !== 'ok')
  if (operation && findings.length === 0) {
    const told = [operation.outcome, operation.kind, operation.message].filter((part) => part !== undefined)
    lines.push(`  The client said of ${operation.operation}: ${told.join(', ')}`)
  }
  if (findings.length > 0) lines.push(`  Fix: ${fix}`)
  return [...lines, `  Again: ${rule.reproduce}`, `  Rule: ${pageOf(id)}, or cxone-mock explain ${id}`]
}
