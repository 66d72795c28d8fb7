import { expected } from '../../../generated/control.js'
import { ControlError } from '../error.js'
import { parse } from '../parse.js'
import type { RequestEntry } from './request-entry.js'
import { describePattern, lineOf, matches, nearMisses, type RequestPattern } from './pattern.js'

/** The expected number of requests. Default: at least one. */
export interface Expected {
  /** Exactly this number of requests. */
  readonly times?: number
  /** At least this number. Default: 1. */
  readonly atLeast?: number
  /** At most this number. */
  readonly atMost?: number
}

/** The requests of a journal, and the number of older requests that it has dropped. */
export interface JournalView {
  readonly sandbox: string
  readonly entries: readonly RequestEntry[]
  readonly dropped: number
  /** Whether some of them were dropped because the journals needed too much memory. */
  readonly droppedForMemory: boolean
}

/**
 * Returns the matching requests if their number is as expected.
 * @throws {ControlError} 409 with the expected and the actual number and the nearest requests, 400 for an invalid
 * number
 */
export function verify(journal: JournalView, pattern: RequestPattern, bounds: Expected = {}): RequestEntry[] {
  const { min, max } = boundsOf(bounds)
  const found = journal.entries.filter((entry) => matches(entry, pattern))
  if (found.length < min || found.length > max) {
    const tooMany = found.length > max
    const lines = tooMany ? found.slice(0, 5).map(lineOf) : nearMisses(journal.entries, pattern)
    throw failure(
      `Expected ${numberOf(min, max)} with ${describePattern(pattern)}, but found ${found.length}${amongAll(journal)}.`,
      tooMany ? 'Matching requests:' : 'Nearest requests:',
      lines,
    )
  }
  if (journal.dropped > 0 && max < Infinity) {
    throw new ControlError(
      409,
      `Cannot verify that ${numberOf(min, max)} matched ${describePattern(pattern)}, because the journal of sandbox ` +
        `${journal.sandbox} has dropped ${journal.dropped} older requests. Clear the journal before the steps that you verify${moreMemory(journal)}.`,
    )
  }
  return found
}

/**
 * Returns one request per pattern, in this order. Other requests may be between them.
 * @throws {ControlError} 409 with the first pattern that no request matches, and the nearest requests
 */
export function verifySequence(journal: JournalView, patterns: readonly RequestPattern[]): RequestEntry[] {
  const found: RequestEntry[] = []
  let rest = journal.entries
  for (const [index, pattern] of patterns.entries()) {
    const at = rest.findIndex((entry) => matches(entry, pattern))
    const entry = rest[at]
    if (!entry) {
      const previous = found.at(-1)
      const after = previous ? ` after ${lineOf(previous)}` : ''
      throw failure(
        `Expected a request with ${describePattern(pattern)} as number ${index + 1} of ${patterns.length}${after}, but found none${amongAll(journal)}.`,
        'Nearest requests:',
        nearMisses(rest, pattern),
      )
    }
    found.push(entry)
    rest = rest.slice(at + 1)
  }
  return found
}

/** What keeps more requests, for the end of a sentence. Nothing keeps more than 1,000. */
function moreMemory({ droppedForMemory }: Pick<JournalView, 'droppedForMemory'>): string {
  return droppedForMemory ? ', or raise journalMegabytes (--journal-mb)' : ''
}

/** An error with a list of requests. */
export function failure(
  message: string,
  title: string,
  lines: readonly string[],
  status: 408 | 409 = 409,
): ControlError {
  const shown = lines.length === 0 ? '' : `\n${title}\n${lines.map((line) => `- ${line}`).join('\n')}`
  return new ControlError(status, `${message}${shown}`, lines)
}

/** The size of the journal, for the end of a sentence. */
export function amongAll({ sandbox, entries, dropped }: JournalView): string {
  const gone = dropped === 0 ? '' : ` (older requests dropped: ${dropped})`
  return ` among ${entries.length} in sandbox ${sandbox}${gone}`
}

function boundsOf(bounds: Expected): { readonly min: number; readonly max: number } {
  const { times, atLeast, atMost } = parse(expected, bounds, 'expectation') as Expected
  if (times !== undefined) return { min: times, max: times }
  return { min: atLeast ?? (atMost === undefined ? 1 : 0), max: atMost ?? Infinity }
}

function numberOf(min: number, max: number): string {
  if (max === 0) return 'no requests'
  const noun = (count: number) => (count === 1 ? 'request' : 'requests')
  if (min === max) return `exactly ${min} ${noun(min)}`
  if (max === Infinity) return `at least ${min} ${noun(min)}`
  return min === 0 ? `at most ${max} ${noun(max)}` : `${min} to ${max} requests`
}
