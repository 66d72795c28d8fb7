import { parsedJson, placeholder } from '../read/json.js'
import type { Difference, Weight } from '../model/difference.js'
import type { Names } from './names.js'

/** Fields whose values a client decides by. */
const meaningful =
  /^(?:code|error|errorCode|status|state|fieldName|token_type|httpStatus|statusReason|recordingState|action|type|expires_in|expiresIn|recording|confined|held|muted|scope|total|pageSize|pageNumber|pageCount|isActive|stageType|mediaType)$/
/** Fields whose texts are for people. */
const prose =
  /^(?:message|error_description|errorMessage|icStatusDescription|messageWithParams|detail|title|errorDetails)$/
/** Values that depend on the moment, or that are for tracing. */
const volatile =
  /^(?:timestamp|messageParams|lastPolledTime|expires|iat|exp|nbf|auth_time|keys|responseTime)$/
const dateTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?$/
const jwt = /^eyJ[\w-]+\.[\w-]+\.[\w-]*$/

export interface BodyOptions {
  readonly names: Names
  /** Whether the World of the server is known, so that every value has to agree. */
  readonly isExact: boolean
}

/** The differences between the bodies of two responses with the same status. */
export function bodyDifferences(recorded: string, mock: string, options: BodyOptions): Difference[] {
  if ((recorded === '') !== (mock === '')) {
    const words = (body: string) => (body === '' ? 'no body' : 'a body')
    return [{ weight: 'difference', kind: 'body', at: 'body', recorded: words(recorded), mock: words(mock) }]
  }
  const [one, other] = [parsedJson(recorded), parsedJson(mock)]
  if (one === undefined && other === undefined) {
    return recorded === mock ? [] : [difference('note', 'value', 'body', 'another text', 'a text')]
  }
  return compare(one?.value ?? recorded, other?.value ?? mock, '$', options)
}

function compare(recorded: unknown, mock: unknown, at: string, options: BodyOptions): Difference[] {
  const [one, other] = [typeOf(recorded), typeOf(mock)]
  const name = nameIn(at)
  if (
    typeof recorded === 'string' &&
    placeholder.test(recorded) &&
    (other === 'string' || other === 'number')
  ) {
    if (typeof mock === 'string') options.names.areSame(name, recorded, mock)
    return []
  }
  if (one !== other) {
    const isEmpty = (isNothing(recorded) || isNothing(mock)) && !options.isExact
    return [difference(isEmpty ? 'note' : 'difference', 'type', at, one, other)]
  }
  if (Array.isArray(recorded)) return compareLists(recorded, mock as readonly unknown[], at, options)
  if (typeof recorded === 'object' && recorded !== null) {
    return compareFields(
      recorded as Readonly<Record<string, unknown>>,
      mock as Readonly<Record<string, unknown>>,
      at,
      options,
    )
  }
  return compareValues(recorded, mock, at, options)
}

function compareLists(
  recorded: readonly unknown[],
  mock: readonly unknown[],
  at: string,
  options: BodyOptions,
): Difference[] {
  const length = Math.min(recorded.length, mock.length)
  const found = recorded.slice(0, length).flatMap((each, index) => {
    return compare(each, mock[index], `${at}[${index}]`, options)
  })
  if (recorded.length === mock.length) return found
  const weight = options.isExact ? 'difference' : 'note'
  const items = (list: readonly unknown[]) => `${list.length} ${list.length === 1 ? 'item' : 'items'}`
  return [...found, difference(weight, 'value', at, items(recorded), items(mock))]
}

function compareFields(
  recorded: Readonly<Record<string, unknown>>,
  mock: Readonly<Record<string, unknown>>,
  at: string,
  options: BodyOptions,
): Difference[] {
  // Names that the mock has learned must not depend on the order in which the server writes its fields.
  const found = Object.keys(mock).flatMap((name): Difference[] => {
    const path = `${at}.${name}`
    if (Object.hasOwn(recorded, name)) return compare(recorded[name], mock[name], path, options)
    const isTop = at === '$'
    const weight = options.isExact || (isTop && !prose.test(name)) ? 'difference' : 'note'
    return [difference(weight, 'missing', path, 'no field', typeOf(mock[name]))]
  })
  const additional = Object.keys(recorded).filter((name) => !Object.hasOwn(mock, name))
  return [
    ...found,
    ...additional.map((name) =>
      difference('note', 'additional', `${at}.${name}`, typeOf(recorded[name]), 'no field'),
    ),
  ]
}

function compareValues(
  recorded: unknown,
  mock: unknown,
  at: string,
  { names, isExact }: BodyOptions,
): Difference[] {
  const name = nameIn(at)
  if (recorded === mock || volatile.test(name)) return []
  if (typeof recorded === 'string' && typeof mock === 'string') {
    if (dateTime.test(recorded) && dateTime.test(mock)) return []
    if (names.areSame(name, recorded, mock)) return []
    if (jwt.test(recorded) && jwt.test(mock)) return []
    const isUrl = /(?:uri|url|^href|^location)$/i.test(name) || /^https?:\/\//.test(recorded)
    if (isUrl && sameUrl(recorded, mock, names)) return []
  }
  const decides = meaningful.test(name) || (isExact && !prose.test(name))
  const weight = decides ? 'difference' : 'note'
  return [difference(weight, 'value', at, shown(recorded, decides), shown(mock, decides))]
}

/** Whether two URLs differ at most in their origin, or in a name that only their servers know. */
export function sameUrl(recorded: string, mock: string, names: Names): boolean {
  const path = (url: string) => url.replace(/^[a-z]+:\/\/[^/?#]*/i, '')
  const [one, other] = [names.inTarget(path(recorded)), path(mock)]
  if (one === other) return true
  const [ours, theirs] = [one.split(/[/?&=#]/), other.split(/[/?&=#]/)]
  if (ours.length !== theirs.length) return false
  const differing = ours.filter((part, index) => part !== theirs[index])
  return differing.length <= 2 && differing.every((part) => /\d|^.{16,}$/.test(part))
}

/** The last field of a path such as `$.entities[0].id`. */
function nameIn(at: string): string {
  return /([\w-]+)(?:\[\d+\])*$/.exec(at)?.[1] ?? ''
}

function isNothing(value: unknown): boolean {
  return value === null || value === ''
}

function typeOf(value: unknown): string {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'array' : typeof value
}

/** Other values may be personal data. */
function shown(value: unknown, decides: boolean): string {
  if (typeof value === 'number' || typeof value === 'boolean' || value === null) return String(value)
  return decides ? JSON.stringify(value).slice(0, 80) : 'a text'
}

function difference(
  weight: Weight,
  kind: Difference['kind'],
  at: string,
  recorded: string,
  mock: string,
): Difference {
  return { weight, kind, at, recorded, mock }
}
