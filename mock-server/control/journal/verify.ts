import { expected } from '../../../generated/control.js'
import { ControlError } from '../error.js'
import { parse } from '../parse.js'
import type { RequestEntry } from './request-entry.js'
import { agrees, describePattern, lineOf, nearMisses, type RequestPattern } from './pattern.js'

/** How many requests are expected. Default: at least one. */
export interface Expected {
  readonly times?: number
  readonly atLeast?: number
  readonly atMost?: number
}

/** What a verification looks at: the requests that are kept, and how many older ones are not. */
export interface Kept {
  readonly sandbox: string
  readonly entries: readonly RequestEntry[]
  readonly dropped: number
}

/**
 * The requests that agree, if they are as many as expected.
 * @throws {ControlError} 409 with what was expected, what was seen and the nearest requests; 400 for a number
 * that is none
 */
export function verify(kept: Kept, pattern: RequestPattern, bounds: Expected = {}): RequestEntry[] {
  const { least, most } = boundsOf(bounds)
  const found = kept.entries.filter((entry) => agrees(entry, pattern))
  if (found.length < least || found.length > most) {
    const many = found.length > most
    const lines = many ? found.slice(0, 5).map(lineOf) : nearMisses(kept.entries, pattern)
    throw failed(
      `Expected ${numberOf(least, most)} with ${describePattern(pattern)}, got ${found.length}${ofHow(kept)}.`,
      many ? 'They are:' : 'The nearest are:',
      lines,
    )
  }
  if (kept.dropped > 0 && most < Infinity) {
    throw new ControlError(
      409,
      `It cannot be told whether there were at most ${most} with ${describePattern(pattern)}: the journal of ` +
        `sandbox ${kept.sandbox} has dropped its ${kept.dropped} oldest requests. Clear it before what you verify.`,
    )
  }
  return found
}

/**
 * One request for each pattern, in this order; others may lie between.
 * @throws {ControlError} 409 naming the first pattern that no request agrees with, and the nearest ones
 */
export function verifySequence(kept: Kept, patterns: readonly RequestPattern[]): RequestEntry[] {
  const found: RequestEntry[] = []
  let rest = kept.entries
  for (const [index, pattern] of patterns.entries()) {
    const at = rest.findIndex((entry) => agrees(entry, pattern))
    const entry = rest[at]
    if (!entry) {
      const before = found.at(-1)
      const after = before ? ` after ${lineOf(before)}` : ''
      throw failed(
        `Expected ${describePattern(pattern)} as number ${index + 1} of ${patterns.length}${after}, got none${ofHow(kept)}.`,
        'The nearest are:',
        nearMisses(rest, pattern),
      )
    }
    found.push(entry)
    rest = rest.slice(at + 1)
  }
  return found
}

/** What was not there, and what was. */
export function failed(
  message: string,
  title: string,
  lines: readonly string[],
  status: 408 | 409 = 409,
): ControlError {
  const shown = lines.length === 0 ? '' : `\n${title}\n${lines.map((line) => `- ${line}`).join('\n')}`
  return new ControlError(status, `${message}${shown}`, lines)
}

/** How many requests were looked at. */
export function ofHow({ sandbox, entries, dropped }: Kept): string {
  const gone = dropped === 0 ? '' : `, and ${dropped} older ones are dropped`
  return ` of ${entries.length} in sandbox ${sandbox}${gone}`
}

function boundsOf(given: Expected): { readonly least: number; readonly most: number } {
  const { times, atLeast, atMost } = parse(expected, given, 'expectation') as Expected
  if (times !== undefined) return { least: times, most: times }
  return { least: atLeast ?? (atMost === undefined ? 1 : 0), most: atMost ?? Infinity }
}

function numberOf(least: number, most: number): string {
  if (most === 0) return 'no request'
  const noun = (count: number) => (count === 1 ? 'request' : 'requests')
  if (least === most) return `exactly ${least} ${noun(least)}`
  if (most === Infinity) return `at least ${least} ${noun(least)}`
  return least === 0 ? `at most ${most} ${noun(most)}` : `${least} to ${most} requests`
}
