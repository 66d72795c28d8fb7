import type { Verdict } from '../../model/verdict.js'
import { digest, type Paint } from '../digest.js'
import { grouped, type Group } from '../group.js'
import { failedWords } from '../client-words.js'
import type { Report, RuleReport } from '../report.js'
import { wayToGreen } from '../triage.js'
import { exitOf, explainOf, findingLine, sorted, wireBrief, wireText } from '../labels.js'
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
  'not-reached': 'dim',
  'known-untested': 'dim',
  skipped: 'dim',
  'client-error': 'red',
  'kit-error': 'red',
}

/** Verdicts without a section of their own. `not-reached` appears only in the summary. */
const quiet: ReadonlySet<Verdict> = new Set(['pass', 'not-applicable', 'not-reached'])

export interface PrettyOptions {
  readonly paint?: Paint
  /** Also lists rules that pass or do not apply. Default: false. */
  readonly all?: boolean
}

/** The report for a terminal: failures first, then a summary, then the counts. */
export function pretty(
  report: Report,
  { paint = (_, text) => text, all = false }: PrettyOptions = {},
): string {
  const rules = sorted(report)
  const listed = rules.filter(({ verdict }) => all || !quiet.has(verdict))
  const { unconfirmed = [], notes = [] } = report.baseline ?? {}
  return [
    ...grouped(listed).flatMap((group) => [...groupLines(group, paint), '']),
    ...digest(rules, paint),
    ...wayLines(report, paint),
    ...notes.map((note) => paint('yellow', `baseline: ${note}`)),
    ...unconfirmed.map(({ rule, finding }) =>
      paint('dim', `baseline: not confirmed, because the rule was not judged: ${rule} ${finding}`),
    ),
    ...endLines(report, paint),
    '',
  ].join('\n')
}

/** The end of `pretty`: the summary and the counts, without the details of each rule. */
export function prettySummary(report: Report): string {
  const paint: Paint = (_, text) => text
  return [...digest(sorted(report), paint, 1), ...wayLines(report, paint), ...endLines(report, paint)].join(
    '\n',
  )
}

function wayLines({ triage }: Report, paint: Paint): string[] {
  const [head, ...lines] = wayToGreen(triage)
  return head === undefined ? [] : [paint('bold', head), ...lines.map((line) => `  ${line}`), '']
}

function endLines(report: Report, paint: Paint): string[] {
  const { denominator, manifest, conclusion } = report
  const exitCode = exitOf(report)
  const colour = exitCode === 0 ? 'green' : 'red'
  return [
    paint('bold', denominator),
    `${manifest.client.name}: ${paint(colour, conclusion)} (exit ${exitCode})`,
  ]
}

/** One rule as `pretty` shows it. */
export function ruleText(rule: RuleReport): string {
  return ruleLines(rule, (_, text) => text).join('\n')
}

function groupLines([rule, ...others]: Group, paint: Paint): string[] {
  if (others.length === 0) return ruleLines(rule, paint)
  const { verdict, reason, reproduce } = rule
  const ids = [rule, ...others].map(({ id }) => id)
  const rows = Array.from({ length: Math.ceil(ids.length / 8) }, (_, row) => ids.slice(row * 8, row * 8 + 8))
  return [
    `${paint(colours[verdict], verdict.toUpperCase())}  ${paint('bold', `${ids.length} rules`)}, for the same reason`,
    ...reasonLines(reason),
    ...failedWords(rule).map((words) => `  Client: ${words}`),
    ...lastLines(rule),
    ...rows.map((row) => `  ${row.join(' ')}`),
    `  Rerun: ${reproduce}`,
  ]
}

function ruleLines(rule: RuleReport, paint: Paint): string[] {
  const { id, verdict, title, level, required, findings, reason, fix } = rule
  const head = `${paint(colours[verdict], verdict.toUpperCase())}  ${paint('bold', id)}  The client ${title}.`
  const lines = [
    `${head} ${paint('dim', required ? level : `${level}, warning only`)}`,
    ...reasonLines(reason),
  ]
  if (quiet.has(verdict)) return lines
  for (const finding of findings) {
    lines.push(`  - ${findingLine(finding)}`)
    if (verdict === 'known-fail') continue
    lines.push(...finding.words.map((words) => `    Client: ${words}`))
    const [first] = finding.wire
    if (first) lines.push(...wireText(first).map((line) => paint('dim', `      ${line}`)))
  }
  if (verdict === 'known-fail') return lines
  lines.push(...lastLines(rule).map((line) => (line.startsWith('      ') ? paint('dim', line) : line)))
  if (findings.length === 0) lines.push(...failedWords(rule).map((words) => `  Client: ${words}`))
  if (findings.length > 0) lines.push(`  Fix: ${fix}`)
  return [...lines, `  Rerun: ${rule.reproduce}`, `  Details: ${explainOf(id)}`]
}

function reasonLines(reason: string | undefined): string[] {
  return reason === undefined ? [] : reason.split('\n').map((line) => `  ${line}`)
}

/** The last requests of an untested rule, which usually show the cause. */
function lastLines({ last }: RuleReport): string[] {
  if (!last) return []
  if (last.length === 0) return ['  No request reached the server.']
  const lines = last.flatMap((exchange) => wireBrief(exchange).map((line) => `      ${line}`))
  return ['  Last requests:', ...lines]
}
