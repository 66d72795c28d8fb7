import type { OperationId } from '../../../contracts/api/index.js'
import { requestPattern } from '../../../generated/control.js'
import { parse } from '../parse.js'
import { hasResponse, statusText, type RequestEntry } from './request-entry.js'

/** Selects requests of the journal. A request matches when every given field matches. */
export interface RequestPattern {
  /** E.g. `startRecording`. */
  readonly operation?: OperationId
  /** The HTTP method, in any case. */
  readonly method?: string
  /** The path without the query and without the prefix `/s/{sandbox}`. */
  readonly path?: string
  /** The status that the mock sent. A request without a response matches no status. */
  readonly status?: number
  /** The id of the client, or its name in the scenario. */
  readonly client?: string
  /** The rule that rejected the request. */
  readonly rule?: string
  /** The id of the injected fault, e.g. `fault-1`. */
  readonly fault?: string
  /** Text that the body contains. The journal has references instead of secrets. */
  readonly bodyIncludes?: string
}

type Field = keyof RequestPattern

const fieldOf: Readonly<Record<Exclude<Field, 'bodyIncludes'>, (entry: RequestEntry) => unknown>> = {
  operation: ({ operation }) => operation,
  method: ({ method }) => method,
  path: ({ target }) => target.split('?', 1)[0]?.replace(/^\/s\/[^/]+(?=\/)/, ''),
  status: (entry) => (hasResponse(entry) ? entry.status : undefined),
  client: ({ client }) => client,
  rule: ({ rule }) => rule,
  fault: ({ fault }) => fault?.split(':', 1)[0],
}

/**
 * Checks a pattern. A misspelt field or operation would otherwise match all requests, or none.
 * @throws {ControlError} 400 when the pattern has an unknown field or operation
 */
export function checkPattern(pattern: RequestPattern): RequestPattern {
  return parse(requestPattern, pattern, 'request pattern') as RequestPattern
}

export function matches(entry: RequestEntry, pattern: RequestPattern): boolean {
  return differences(entry, pattern).length === 0
}

/** The differences between a request and a pattern, as text. */
function differences(entry: RequestEntry, pattern: RequestPattern): string[] {
  return Object.entries(pattern).flatMap(([name, wanted]: [string, string | number | undefined]) => {
    if (wanted === undefined) return []
    if (name === 'bodyIncludes') {
      return entry.request.body.includes(String(wanted)) ? [] : [`the body does not include ${shown(wanted)}`]
    }
    const actual = fieldOf[name as keyof typeof fieldOf](entry)
    const same = name === 'method' ? actual === String(wanted).toUpperCase() : actual === wanted
    if (same) return []
    return [actual === undefined ? `it has no ${name}` : `${name} is ${shown(actual)}, not ${shown(wanted)}`]
  })
}

/** A pattern as text, e.g. `operation startRecording, status 409`. */
export function describePattern(pattern: RequestPattern): string {
  const parts = Object.entries(pattern).filter(([, wanted]) => wanted !== undefined)
  return (
    parts
      .map(([name, wanted]: [string, string | number | undefined]) => `${name} ${shown(wanted)}`)
      .join(', ') || 'any request'
  )
}

function shown(value: unknown): string {
  const text = String(value)
  return /^[\w./{}:-]+$/.test(text) ? text : JSON.stringify(text)
}

/** The requests that nearly match, the nearest first, each with its differences. */
export function nearMisses(
  entries: readonly RequestEntry[],
  pattern: RequestPattern,
  atMost = 3,
): readonly string[] {
  return entries
    .map((entry) => ({ entry, differs: differences(entry, pattern) }))
    .toReversed()
    .toSorted((a, b) => a.differs.length - b.differs.length)
    .slice(0, atMost)
    .map(({ entry, differs }) => `${lineOf(entry)}: ${differs.join(', ') || 'matches'}${reasonOf(entry)}`)
}

/** A request as one line. */
export function lineOf({ at, method, target, status, id }: RequestEntry): string {
  return `${at} ${method} ${target} ${statusText({ status })} (${id})`
}

function reasonOf({ reason }: RequestEntry): string {
  return reason === undefined ? '' : `. It was rejected: ${reason}`
}
