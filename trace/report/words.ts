import type { Verdict } from '../compare.js'
import type { Difference } from '../model/difference.js'
import type { CompareDocument, ExchangeReport, FitReport } from './document.js'

export const verdictWords: Readonly<Record<Verdict, string>> = {
  agrees: 'agrees',
  differs: 'differs',
  'not-implemented': 'not implemented',
  unknown: 'cannot be judged',
}

/** `3 of 5 requests agree, 1 differs, 0 are not implemented, 1 cannot be judged.` */
export function summaryOf({ counts, exchanges }: CompareDocument): string {
  const { agrees, differs, unknown } = counts
  const are = (count: number) => (count === 1 ? 'is' : 'are')
  return (
    `${agrees} of ${exchanges.length} requests agree${agrees === 1 ? 's' : ''}, ${differs} ${differs === 1 ? 'differs' : 'differ'}, ` +
    `${counts['not-implemented']} ${are(counts['not-implemented'])} not implemented, ${unknown} cannot be judged.`
  )
}

export function differenceWords({ at, recorded, mock }: Difference): string {
  return `${at}: the server sent ${recorded}, the mock ${mock}`
}

/** What matters of the differences of an exchange, then the notes. */
export function sortedDifferences({ differences }: ExchangeReport) {
  const notes = differences.filter(({ weight }) => weight === 'note')
  return { matter: differences.filter(({ weight }) => weight !== 'note'), notes }
}

export function titleOf({ number, method, target, recorded }: ExchangeReport): string {
  return `${number} ${method} ${target.split('?')[0]} ${recorded?.status ?? 'no response'}`
}

/** The reasons for which exchanges cannot be judged, with their counts. */
export function unknownReasons({ exchanges }: CompareDocument): [string, number][] {
  const counts = new Map<string, number>()
  for (const { verdict, reason = '' } of exchanges) {
    if (verdict === 'unknown') counts.set(reason, (counts.get(reason) ?? 0) + 1)
  }
  return [...counts]
}

export function leftOutWords({ sources }: CompareDocument): string[] {
  return sources.flatMap(({ file, requests, leftOut }) => {
    const parts = Object.entries(leftOut).map(([reason, count]) => `${count} ${reason}`)
    return parts.length === 0 ? [] : [`${file}: left out of ${requests} requests: ${parts.join(', ')}.`]
  })
}

export function fitSummary({
  decided,
  differedBefore,
  differNow,
  replays,
  combinationsLeftOut,
}: FitReport): string[] {
  const other = decided.filter(({ isDefault }) => !isDefault).length
  return [
    `The trace decides ${decided.length} questions, ${other} of them other than the default.`,
    `Differing requests: ${differedBefore} before the fit, ${differNow} after it.`,
    `The trace was replayed ${replays} times. Each variant was tried alone, and with each variant of the questions that affect the same response.` +
      (combinationsLeftOut === 0 ? '' : ` For ${combinationsLeftOut} requests not all pairs were tried.`) +
      ' Other combinations were not tried.',
  ]
}
