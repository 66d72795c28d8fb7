import { requestPattern } from '../../../generated/control.js'
import { parse } from '../parse.js'
import type { RequestEntry } from './request-entry.js'

/** Which requests of the journal are meant: all that agree with every field given. */
export interface RequestPattern {
  /** E.g. `startRecording`. */
  readonly operation?: string
  readonly method?: string
  /** The path, without the query and without `/s/{sandbox}`. */
  readonly path?: string
  readonly status?: number
  /** Its id, or the name that the scenario gives it. */
  readonly client?: string
  /** The rule that refused. */
  readonly rule?: string
  /** A text that the body holds; secrets are references there. */
  readonly bodyIncludes?: string
}

type Field = keyof RequestPattern

const fieldOf: Readonly<Record<Exclude<Field, 'bodyIncludes'>, (entry: RequestEntry) => unknown>> = {
  operation: ({ operation }) => operation,
  method: ({ method }) => method,
  path: ({ target }) => target.split('?', 1)[0]?.replace(/^\/s\/[^/]+(?=\/)/, ''),
  status: ({ status }) => status,
  client: ({ client }) => client,
  rule: ({ rule }) => rule,
}

/** @throws {ControlError} 400, because a misspelt field or operation would agree with every request or with none */
export function checked(pattern: RequestPattern): RequestPattern {
  return parse(requestPattern, pattern, 'request pattern') as RequestPattern
}

export function agrees(entry: RequestEntry, pattern: RequestPattern): boolean {
  return differences(entry, pattern).length === 0
}

/** In what a request differs from a pattern, in words. */
function differences(entry: RequestEntry, pattern: RequestPattern): string[] {
  return Object.entries(pattern).flatMap(([name, wanted]: [string, string | number | undefined]) => {
    if (wanted === undefined) return []
    if (name === 'bodyIncludes') {
      return entry.request.body.includes(String(wanted)) ? [] : [`its body does not hold ${shown(wanted)}`]
    }
    const got = fieldOf[name as keyof typeof fieldOf](entry)
    const same = name === 'method' ? got === String(wanted).toUpperCase() : got === wanted
    if (same) return []
    return [got === undefined ? `it has no ${name}` : `${name} is ${shown(got)}, not ${shown(wanted)}`]
  })
}

/** A pattern in words: `operation startRecording, status 409`. */
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

/** The requests that nearly agree, the nearest first, with what each differs in. */
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
    .map(({ entry, differs }) => `${lineOf(entry)}: ${differs.join(', ') || 'agrees'}${whyOf(entry)}`)
}

/** A request in one line. */
export function lineOf({ at, method, target, status, id }: RequestEntry): string {
  return `${at} ${method} ${target} ${status} (${id})`
}

function whyOf({ reason }: RequestEntry): string {
  return reason === undefined ? '' : `. It was refused: ${reason}`
}
