import type { CompareDocument, ExchangeReport, FitReport } from './document.js'
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

/** How many notes of one exchange are shown. */
const maxNotes = 3

/** A comparison for a terminal. Agreeing exchanges are only counted. */
export function text(document: CompareDocument): string {
  const shown = document.exchanges.filter(
    ({ verdict }) => verdict === 'differs' || verdict === 'not-implemented',
  )
  const lines = [
    ...leftOutWords(document),
    ...document.assumed,
    ...shown.flatMap((each) => linesOf(each)),
    ...unknownReasons(document).map(([reason, count]) => `${count} cannot be judged: ${reason}`),
    ...(document.fit ? fitLines(document.fit) : []),
    summaryOf(document),
  ]
  return `${lines.join('\n')}\n`
}

function linesOf(exchange: ExchangeReport): string[] {
  const { matter, notes } = sortedDifferences(exchange)
  const more = notes.length - maxNotes
  return [
    `${verdictWords[exchange.verdict]} ${titleOf(exchange)}`,
    ...matter.map((each) => `  ${differenceWords(each)}`),
    ...notes.slice(0, maxNotes).map((each) => `  note: ${differenceWords(each)}`),
    ...(more > 0 ? [`  ${more} more ${more === 1 ? 'note' : 'notes'}`] : []),
    ...(exchange.mock.rule === undefined ? [] : [`  rule of the mock: ${exchange.mock.rule}`]),
  ]
}

function fitLines(fit: FitReport): string[] {
  return [
    ...fit.decided.map(
      ({ name, option, isDefault, number }) =>
        `${name}=${option}${isDefault ? ' (the default)' : ''}${number === undefined ? '' : `, shown by request ${number}`}`,
    ),
    ...fit.undecided.map(
      ({ name, possible, together }) =>
        `${name} is ${possible.join(' or ')}${together === undefined ? '' : `, depending on ${together}`}`,
    ),
    ...fitSummary(fit),
  ]
}
