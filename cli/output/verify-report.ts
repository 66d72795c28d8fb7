import { verifyPage } from './verify-html.js'
import type { Verified } from '../../kit/provider/verify.js'

export const verifyFormats = ['text', 'json', 'markdown', 'html'] as const

export type VerifyFormat = (typeof verifyFormats)[number]

/** How many rules of a case are named. */
const maxRules = 3

/** One case that drifted, has notes or could not be asked, as lines; nothing for the others. */
export function drifted({
  operationId,
  name,
  verdict,
  drift,
  notes,
  reason,
  assume,
  rules,
}: Verified): string {
  const isQuiet =
    verdict === 'skipped' || verdict === 'ruled-out' || (verdict === 'agrees' && notes.length === 0)
  if (isQuiet) return ''
  const lines = [
    `${verdict === 'agrees' ? 'note' : verdict} ${operationId} ${name}`,
    ...(reason === undefined ? [] : [`  ${reason}`]),
    ...drift.map((each) => `  ${each.class} at ${each.at}: ${each.message}`),
    ...notes.map((each) => `  note: ${each.class} at ${each.at}: ${each.message}`),
    ...variant(assume).map((text) => `  the mock answers like that under ${text}`),
    ...(rules.length === 0 || verdict === 'agrees' ? [] : [`  rules that depend on it: ${folded(rules)}`]),
  ]
  return `${lines.join('\n')}\n`
}

function folded(rules: readonly string[]): string {
  const more = rules.length - maxRules
  return rules.slice(0, maxRules).join(', ') + (more > 0 ? ` and ${more} more` : '')
}

/** How many cases were skipped for each reason, the most frequent one first. */
export function skipLines(reasons: readonly string[]): string[] {
  return countsOf(reasons).map(([reason, count]) => `${count} skipped: ${reason}`)
}

function countsOf(reasons: readonly string[]): [string, number][] {
  const counts = new Map<string, number>()
  for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1)
  return [...counts].toSorted(([, one], [, other]) => other - one)
}

/** All of it, for a person or for a program. In text the drift was printed as it came. */
export function formatVerified(results: readonly Verified[], target: string, format: VerifyFormat): string {
  const reasons = results.flatMap(({ verdict, reason }) => (verdict === 'skipped' ? [reason ?? ''] : []))
  if (format === 'json') {
    const skipped = Object.fromEntries(countsOf(reasons))
    return `${JSON.stringify({ version: 1, target, skipped, cases: results }, null, 2)}\n`
  }
  const summary = summaryOf(results)
  if (format === 'html') return verifyPage(results, target, summary)
  const skips = skipLines(reasons)
  if (format === 'text') return `${[...skips, summary].join('\n')}\n`
  const rows = results
    .filter(({ verdict, notes }) => verdict === 'drifts' || verdict === 'error' || notes.length > 0)
    .flatMap(({ operationId, name, verdict, drift, notes, reason, assume, rules }) =>
      [
        ...(verdict === 'error' ? [{ class: 'error', at: '', message: reason ?? '' }] : drift),
        ...notes.map((note) => ({ ...note, class: `note: ${note.class}` })),
      ].map((each) => [
        operationId,
        name,
        each.class,
        [each.at, each.message].filter((text) => text !== '').join(': '),
        variant(assume).join(', '),
        folded(rules),
      ]),
    )
  const table = rows.map(
    (row) => `| ${row.map((cell) => cell.replaceAll('|', String.raw`\|`)).join(' | ')} |`,
  )
  const head = [
    '| Operation | Case | Class | What | Variant that fits | Rules |',
    '| --- | --- | --- | --- | --- | --- |',
  ]
  return [
    `# Drift of ${target}`,
    '',
    summary,
    '',
    ...(skips.length > 0 ? [...skips.map((line) => `- ${line}`), ''] : []),
    ...(rows.length > 0 ? [...head, ...table, ''] : []),
  ].join('\n')
}

function variant(assume: Verified['assume']): string[] {
  return Object.entries(assume ?? {}).map(([name, each]) => `--assume ${name}=${each}`)
}

function summaryOf(results: readonly Verified[]): string {
  const count = (verdict: Verified['verdict']) => results.filter((each) => each.verdict === verdict).length
  const ruledOut = count('ruled-out')
  return (
    `${count('agrees')} of ${results.length} cases agree, ${count('drifts')} drift, ` +
    (ruledOut === 0 ? '' : `${ruledOut} ${ruledOut === 1 ? 'variant is' : 'variants are'} ruled out, `) +
    `${count('skipped')} skipped, ${count('error')} could not be asked.`
  )
}
