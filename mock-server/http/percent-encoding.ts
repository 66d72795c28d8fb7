import { ofTheMock, rfc } from '../../contracts/evidence.js'
import { Rejection } from '../operations/rejection.js'

/**
 * Checks that a form or a query can be decoded without a loss. `URLSearchParams` keeps what it cannot decode.
 * @throws {Rejection} 400 for a `%` that encodes nothing, and for bytes that are not UTF-8
 */
export function requireDecodable(text: string, what: 'form' | 'query'): void {
  if (!text.includes('%')) return
  try {
    decodeURIComponent(text)
  } catch {
    throw undecodable(text, what)
  }
}

function undecodable(text: string, what: 'form' | 'query'): Rejection {
  const name = text
    .split('&')
    .find((pair) => !isDecodable(pair))
    ?.split('=', 1)[0]
  const where =
    name !== undefined && isDecodable(name) ? `, in the parameter ${JSON.stringify(name.slice(0, 80))}` : ''
  const message = `the percent-encoding in the ${what} is not valid`
  return new Rejection({
    kind: 'request',
    status: 400,
    code: what === 'form' ? 'invalid_request' : 'bad.request',
    message,
    rule: 'percent-encoding',
    evidence: rfc('RFC 3986 2.1 and RFC 6749 appendix B: UTF-8'),
    statusEvidence: rfc(what === 'form' ? 'RFC 6749 5.2' : 'RFC 9110 15.5.1'),
    bodyEvidence: what === 'form' ? rfc('RFC 6749 5.2') : ofTheMock('no source shows the body of this 400'),
    reason: `The ${what} has a % that is not followed by two hexadecimal digits, or encoded bytes that are not UTF-8${where}.`,
    fix: ['Encode each value with encodeURIComponent or URLSearchParams. A literal % is %25.'],
  })
}

function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text)
    return true
  } catch {
    return false
  }
}
