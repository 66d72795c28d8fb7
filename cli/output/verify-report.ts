import { verifyPage } from './verify-html.js'
import type { Verified } from '../../kit/provider/verify.js'

export const verifyFormats = ['text', 'json', 'markdown', 'html'] as const

export type VerifyFormat = (typeof verifyFormats)[number]

/** One case that drifted or could not be asked, as lines; nothing for the others. */
export function drifted({ operationId, name, verdict, drift, reason, assume, rules }: Verified): string {
  if (verdict === 'agrees' || verdict === 'skipped') return ''
  const lines = [
    `${verdict} ${operationId} ${name}`,
    ...(reason === undefined ? [] : [`  ${reason}`]),
    ...drift.map((each) => `  ${each.class} at ${each.at}: ${each.message}`),
    ...variant(assume).map((text) => `  the mock answers like that under ${text}`),
    ...(rules.length === 0 ? [] : [`  rules that depend on it: ${rules.join(', ')}`]),
  ]
  return `${lines.join('\n')}\n`
}

/** All of it, for a person or for a program. In text the drift was told as it came. */
export function formatVerified(results: readonly Verified[], target: string, format: VerifyFormat): string {
  if (format === 'json') return `${JSON.stringify({ version: 1, target, cases: results }, null, 2)}\n`
  const summary = summaryOf(results)
  if (format === 'html') return verifyPage(results, target, summary)
  if (format === 'text') return `${summary}\n`
  const rows = results
    .filter(({ verdict }) => verdict === 'drifts' || verdict === 'error')
    .flatMap(({ operationId, name, drift, reason, assume, rules }) =>
      (drift.length > 0 ? drift : [{ class: 'error', at: '', message: reason ?? '' }]).map((each) => [
        operationId,
        name,
        each.class,
        [each.at, each.message].filter((text) => text !== '').join(': '),
        variant(assume).join(', '),
        rules.join(', '),
      ]),
    )
  const table = rows.map(
    (row) => `| ${row.map((cell) => cell.replaceAll('|', String.raw`\|`)).join(' | ')} |`,
  )
  const head = [
    '| Operation | Case | Class | What | Variant that fits | Rules |',
    '| --- | --- | --- | --- | --- | --- |',
  ]
  return [`# Drift of ${target}`, '', summary, '', ...(rows.length > 0 ? [...head, ...table, ''] : [])].join(
    '\n',
  )
}

function variant(assume: Verified['assume']): string[] {
  return Object.entries(assume ?? {}).map(([name, each]) => `--assume ${name}=${each}`)
}

function summaryOf(results: readonly Verified[]): string {
  const count = (verdict: Verified['verdict']) => results.filter((each) => each.verdict === verdict).length
  return (
    `${count('agrees')} of ${results.length} cases agree, ${count('drifts')} drift, ` +
    `${count('skipped')} skipped, ${count('error')} could not be asked.`
  )
}
