import type { CompareDocument, FitReport } from './document.js'
import {
  differenceWords,
  fitSummary,
  leftOutWords,
  sortedDifferences,
  summaryOf,
  titleOf,
  unknownReasons,
  verdictWords,
} from './words.js'

/** A comparison as Markdown. */
export function markdown(document: CompareDocument): string {
  const rows = document.exchanges
    .filter(({ verdict }) => verdict !== 'agrees')
    .map((exchange) => {
      const { matter } = sortedDifferences(exchange)
      const what = matter.map((each) => differenceWords(each)).join('; ') || (exchange.reason ?? '')
      return [titleOf(exchange), exchange.operation ?? '', verdictWords[exchange.verdict], what]
    })
  const lines = [
    '# Comparison with a trace',
    '',
    summaryOf(document),
    '',
    ...[...leftOutWords(document), ...document.assumed].map((each) => `- ${each}`),
    '',
    ...(rows.length === 0 ? [] : [...table(['Request', 'Operation', 'Verdict', 'What'], rows), '']),
    ...unknownReasons(document).map(([reason, count]) => `- ${count} cannot be judged: ${reason}`),
    ...(document.fit ? fitLines(document.fit) : []),
  ]
  return `${lines
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trimEnd()}\n`
}

function fitLines(fit: FitReport): string[] {
  const rows = fit.decided.map(({ name, question, option, isDefault, number, exchange = '' }) => [
    name,
    question,
    `${option}${isDefault ? ' (default)' : ''}`,
    number === undefined ? '' : String(number),
    exchange.slice(0, 15),
  ])
  return [
    '',
    '## Fit',
    '',
    ...fitSummary(fit).map((each) => `- ${each}`),
    ...fit.undecided.map(({ name, possible }) => `- ${name} is ${possible.join(' or ')}.`),
    '',
    ...(rows.length === 0 ? [] : table(['Name', 'Question', 'Variant', 'Request', 'Digest'], rows)),
  ]
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', String.raw`\|`).replaceAll(/[\r\n]+/g, ' ')).join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map((row) => line(row))]
}
