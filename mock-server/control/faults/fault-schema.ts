import { contracts } from '../../../contracts/api/index.js'
import { retryAfterForms, tokenFaults, type Fault } from '../../faults/fault.js'
import { limits, connectionFaults } from '../../http/message.js'
import { ControlError } from '../error.js'

type FieldCheck = (value: unknown) => string | undefined

const count: FieldCheck = (value) =>
  Number.isInteger(value) && Number(value) >= 0 ? undefined : 'a whole number from 0'
const maxDelayMs = 300_000
const maxChunks = 10_000
const maxFilled = 16_777_216

const oneOf =
  (values: readonly string[]): FieldCheck =>
  (value) =>
    typeof value === 'string' && values.includes(value) ? undefined : `one of ${values.join(', ')}`

const between =
  (least: number, most: number): FieldCheck =>
  (value) =>
    typeof value === 'number' && value >= least && value <= most
      ? undefined
      : `a number from ${least} to ${most}`

const header = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/
// These frame a message: the host writes them.
const framing = /^(?:content-length|transfer-encoding|trailer|connection|upgrade|keep-alive)$/i
// A value with a line break would be two headers.
const headerValue = /^[\t\x20-\x7e]*$/

const operationIds = oneOf(Object.keys(contracts))

const checks: Readonly<Record<keyof Fault, FieldCheck>> = {
  on: (value) => [value].flat().map(operationIds).find(Boolean),
  succeedFirst: count,
  times: count,
  probability: between(0, 1),
  ttlMillis: count,
  fixedDelayMilliseconds: between(0, maxDelayMs),
  chunkedDribbleDelay: (value) =>
    isRecord(value) &&
    Number.isInteger(value['numberOfChunks']) &&
    between(1, maxChunks)(value['numberOfChunks']) === undefined &&
    between(0, maxDelayMs)(value['totalDuration']) === undefined
      ? undefined
      : `{ numberOfChunks, totalDuration }: 1 to ${maxChunks} chunks, over 0 to ${maxDelayMs} ms`,
  status: (value) => (Number.isInteger(value) ? between(200, 599)(value) : 'a whole number from 200 to 599'),
  headers: (value) =>
    isRecord(value) &&
    Object.entries(value).every(
      ([name, each]) => header.test(name) && !framing.test(name) && isHeaderValue(each),
    )
      ? undefined
      : 'an object of header names and values, without those that frame a message',
  body: text,
  bodyBytes: (value) =>
    Number.isInteger(value) ? between(0, maxFilled)(value) : `a whole number from 0 to ${maxFilled}`,
  mergePatch: (value) =>
    isRecord(value) && !isDeep(value)
      ? undefined
      : `an object of at most ${limits.jsonDepth} levels, with the members to set, and null for those to remove`,
  redirectTo: (value) =>
    typeof value === 'string' && headerValue.test(value) && value !== '' ? undefined : 'a URL',
  fault: oneOf(connectionFaults),
  bytes: count,
  commit: (value) => (typeof value === 'boolean' ? undefined : 'true or false'),
  quota: (value) =>
    isRecord(value) &&
    count(value['limit']) === undefined &&
    between(1, Number.MAX_SAFE_INTEGER)(value['windowMillis']) === undefined &&
    (value['retryAfter'] === undefined || oneOf(retryAfterForms)(value['retryAfter']) === undefined)
      ? undefined
      : `{ limit, windowMillis, retryAfter?: ${retryAfterForms.join(' | ')} }`,
  token: oneOf(tokenFaults),
}

const effects: readonly (keyof Fault)[] = [
  'fixedDelayMilliseconds',
  'chunkedDribbleDelay',
  'status',
  'redirectTo',
  'fault',
  'quota',
  'token',
  'body',
  'bodyBytes',
  'mergePatch',
]

/**
 * A fault that somebody gave.
 * @throws {ControlError} 400 listing each field that is wrong, and what it takes
 */
export function parseFault(given: unknown): Fault {
  if (!isRecord(given))
    throw new ControlError(400, 'A fault is an object, e.g. {"on":"startRecording","status":503}.')
  const errors = Object.entries(given).flatMap(([name, value]) => {
    const check = Object.hasOwn(checks, name) ? checks[name as keyof Fault] : undefined
    if (!check) return [`${name} is no field of a fault; there are ${Object.keys(checks).join(', ')}`]
    const wanted = check(value)
    return wanted === undefined ? [] : [`${name} must be ${wanted}`]
  })
  if (errors.length === 0 && !effects.some((name) => given[name] !== undefined)) {
    errors.push(`a fault needs one of ${effects.join(', ')}`)
  }
  if (errors.length > 0) throw new ControlError(400, `The fault is not valid: ${errors.join('; ')}.`, errors)
  return given
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isHeaderValue(value: unknown): boolean {
  return typeof value === 'string' && headerValue.test(value)
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? undefined : 'a text'
}

/** Whether a value nests deeper than any body that the API takes. */
function isDeep(value: unknown): boolean {
  let level: unknown[] = [value]
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > limits.jsonDepth) return true
    level = level.flatMap((each) => (typeof each === 'object' && each !== null ? Object.values(each) : []))
  }
  return false
}
