import type { CaseResponse } from '../../contracts/case.js'
import type { OperationContract } from '../../contracts/contract.js'
import { any, differences, isAny } from '../../contracts/matchers.js'
import type { SubjectResponse } from './subject.js'

/** The kind of difference between a server and the contract. */
type DriftClass =
  | 'status'
  | 'undocumented'
  | 'body'
  | 'schema-missing'
  | 'schema-extra'
  | 'type'
  | 'value'
  | 'header'
  | 'auth-challenge'
  | 'state-order'

/** One difference. Contains no values of the server except error codes, because recordings are personal data. */
export interface Drift {
  readonly class: DriftClass
  /** Where: `status`, `header retry-after`, `$.code`. */
  readonly at: string
  readonly message: string
}

/** Members whose values are part of the contract in every tenant. */
const meaningful = new Set(['code', 'error', 'status', 'errorCode', 'fieldName', 'token_type', 'httpStatus'])

/**
 * The differences between a response and the expected one.
 * @param exact whether every value must agree, which is right only if the server runs the demo scenario
 */
export function driftOf(
  { responses }: OperationContract,
  expect: CaseResponse,
  reply: SubjectResponse,
  exact: boolean,
): Drift[] {
  if (reply.status !== expect.status) {
    const declared = Object.hasOwn(responses, String(reply.status))
    const message = `expected ${expect.status}, got ${reply.status}${declared ? '' : ', which the contract does not list'}`
    return [{ class: declared ? 'status' : 'undocumented', at: 'status', message }]
  }
  return [...headerDrift(expect, reply), ...bodyDrift(expect, reply, exact)]
}

function headerDrift({ headers = {} }: CaseResponse, reply: SubjectResponse): Drift[] {
  return Object.entries(headers).flatMap(([name, wanted]) => {
    const sent = reply.headers[name]
    const agrees = wanted === null ? sent === undefined : differences(wanted, sent).length === 0
    // A server may add charset=utf-8 without a change of meaning.
    const sameType = name === 'content-type' && typeof wanted === 'string' && sent?.split(';')[0] === wanted
    if (agrees || sameType) return []
    const kind = name === 'www-authenticate' ? 'auth-challenge' : 'header'
    const wantedText = wanted === null ? 'none' : isAny(wanted) ? `any ${wanted.$any}` : wanted
    return [
      {
        class: kind,
        at: `header ${name}`,
        message: `expected ${wantedText}, got ${sent === undefined ? 'none' : 'another value'}`,
      },
    ]
  })
}

function bodyDrift({ body: wanted }: CaseResponse, { body }: SubjectResponse, exact: boolean): Drift[] {
  if (wanted === undefined) return []
  if ((wanted === '') !== (body === '')) {
    return [
      { class: 'body', at: 'body', message: wanted === '' ? 'expected none' : 'expected one, got none' },
    ]
  }
  if (wanted === '') return []
  try {
    return compare(wanted, JSON.parse(body), '$', exact)
  } catch {
    // Other texts are for people, so only the mock must send the same.
    const isText = typeof wanted === 'string' && (!exact || wanted === body)
    return isText ? [] : [{ class: 'type', at: 'body', message: 'expected JSON or a different text' }]
  }
}

function compare(wanted: unknown, sent: unknown, at: string, exact: boolean): Drift[] {
  if (isAny(wanted)) {
    // The claims of a token of a real tenant are unknown.
    return differences(exact ? wanted : any(wanted.$any), sent).length === 0
      ? []
      : [{ class: 'type', at, message: `expected any ${wanted.$any}, got ${typeOf(sent)}` }]
  }
  if (typeOf(wanted) !== typeOf(sent)) {
    return [{ class: 'type', at, message: `expected ${typeOf(wanted)}, got ${typeOf(sent)}` }]
  }
  if (Array.isArray(wanted)) return compareItems(wanted, sent as readonly unknown[], at, exact)
  if (typeof wanted === 'object' && wanted !== null) {
    return compareMembers(
      wanted as Readonly<Record<string, unknown>>,
      sent as Readonly<Record<string, unknown>>,
      at,
      exact,
    )
  }
  const name = at.slice(at.lastIndexOf('.') + 1)
  if (wanted === sent || !(exact || meaningful.has(name))) return []
  return [{ class: 'value', at, message: `expected ${JSON.stringify(wanted)}, got ${shown(name, sent)}` }]
}

function compareItems(
  wanted: readonly unknown[],
  sent: readonly unknown[],
  at: string,
  exact: boolean,
): Drift[] {
  if (exact && wanted.length !== sent.length) {
    return [{ class: 'value', at, message: `expected ${wanted.length} items, got ${sent.length}` }]
  }
  const [first] = wanted
  if (!exact)
    return sent[0] === undefined || first === undefined ? [] : compare(first, sent[0], `${at}[0]`, false)
  return wanted.flatMap((item, index) => compare(item, sent[index], `${at}[${index}]`, true))
}

function compareMembers(
  wanted: Readonly<Record<string, unknown>>,
  sent: Readonly<Record<string, unknown>>,
  at: string,
  exact: boolean,
): Drift[] {
  return [...new Set([...Object.keys(wanted), ...Object.keys(sent)])].flatMap((name): Drift[] => {
    const path = `${at}.${name}`
    if (!Object.hasOwn(sent, name)) return [{ class: 'schema-missing', at: path, message: 'missing' }]
    if (!Object.hasOwn(wanted, name)) return [{ class: 'schema-extra', at: path, message: 'not expected' }]
    return compare(wanted[name], sent[name], path, exact)
  })
}

function typeOf(value: unknown): string {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'an array' : typeof value
}

/** Shows only error codes, because other values may be personal data. */
function shown(name: string, value: unknown): string {
  return meaningful.has(name) ? JSON.stringify(value).slice(0, 80) : `another ${typeof value}`
}
