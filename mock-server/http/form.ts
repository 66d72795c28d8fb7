import type { OperationContract } from '../../contracts/contract.js'
import type { Assumptions } from '../../contracts/register/ambiguities.js'
import { rfc } from '../../contracts/evidence.js'
import { Rejection } from '../operations/rejection.js'
import { detached } from '../world/values/detached.js'
import { readJson } from './body.js'
import { requireDecodable } from './percent-encoding.js'
import { form, isMediaType, json } from './media-type.js'

type Form = readonly (readonly [name: string, value: string])[]

/** Whether an operation accepts a form, and possibly other media types. */
export function takesForm({ requestBody }: OperationContract): boolean {
  return requestBody?.content['application/x-www-form-urlencoded'] !== undefined
}

/**
 * The parameters of a body, in the order sent.
 * @throws {Rejection} `invalid_request` for another media type: RFC 6749 4.4.2
 */
export function readForm(
  text: string,
  contentType: string | undefined,
  contract: OperationContract,
  assumptions: Assumptions,
): Form {
  if (isMediaType(contentType, form, assumptions)) return parse(text)
  if (text === '' && !contract.requestBody?.required) return []
  const isJson = isMediaType(contentType, json, assumptions)
  if (isJson && !isObject(text) && contract.formUnderJsonLabel) return parse(text)
  if (isJson && isObject(text) && takesJson(contract, assumptions)) return fieldsOf(text, contract)
  throw notAForm(text, contentType)
}

/** A value that is a view of a body of at most this length may keep it in memory. */
const shortForm = 1024

function parse(text: string): Form {
  if (text === '') return []
  requireDecodable(text, 'form')
  const parameters = [...new URLSearchParams(text)]
  if (text.length <= shortForm) return parameters
  return parameters.map(([name, value]) => [name, detached(value)] as const)
}

function isObject(text: string): boolean {
  return /^\s*\{/.test(text)
}

function takesJson(
  { requestBody, formUnderJsonLabel }: OperationContract,
  assumptions: Assumptions,
): boolean {
  if (formUnderJsonLabel) return assumptions['auth-token-json-body'] === 'read'
  return requestBody?.content['application/json'] !== undefined
}

/** The text fields of a JSON object, as parameters of a form. */
function fieldsOf(text: string, contract: OperationContract): Form {
  const value: unknown = readJson(text, contract)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, each]: [string, unknown]) =>
    typeof each === 'string' ? [[name, each] as const] : [],
  )
}

function notAForm(text: string, contentType: string | undefined): Rejection {
  const label = contentType === undefined ? 'missing' : JSON.stringify(contentType.slice(0, 80))
  const json = isObject(text) ? ' The body is JSON, not a form.' : ''
  return new Rejection({
    kind: 'request',
    status: 400,
    code: 'invalid_request',
    message: 'the body is not application/x-www-form-urlencoded in UTF-8',
    rule: 'form-media-type',
    evidence: rfc('RFC 6749 4.4.2: "application/x-www-form-urlencoded" and appendix B: UTF-8'),
    statusEvidence: rfc('RFC 6749 5.2'),
    bodyEvidence: rfc('RFC 6749 5.2'),
    reason: `The Content-Type is ${label}.${json}`,
    fix: ['Send the parameters as a form, with Content-Type: application/x-www-form-urlencoded.'],
  })
}
