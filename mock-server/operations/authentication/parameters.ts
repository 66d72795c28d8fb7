import { reject } from './reject.js'

/** The parameters of a token request with client_credentials. */
const ofClientCredentials: ReadonlySet<string> = new Set([
  'grant_type',
  'scope',
  'client_id',
  'client_secret',
])
const maxLength = 16_384

/**
 * The parameters of a token request (RFC 6749 3.2). Repeated ones are rejected, empty ones count as absent, unknown
 * ones are ignored, and none are read from the URI.
 * @throws {Rejection} invalid_request
 */
export function singleParameters(
  query: URLSearchParams,
  form: readonly (readonly [string, string])[],
  known = ofClientCredentials,
): ReadonlyMap<string, string> {
  if (query.has('client_secret')) {
    throw reject(
      'invalid_request',
      'credentials-in-uri',
      'RFC 6749 2.3.1: "MUST NOT be included in the request URI"',
      'client credentials are not read from the URI',
      { fix: ['Send client_secret in the body or in HTTP Basic, because URIs end up in logs.'] },
    )
  }
  if (form.length > 1000) {
    throw reject('invalid_request', 'parameter-count', undefined, 'more than 1000 parameters were sent', {
      fix: ['Send only the parameters of the grant.'],
    })
  }
  const parameters = new Map<string, string>()
  for (const [name, value] of form) {
    if (!known.has(name)) continue
    if (parameters.has(name)) throw repeated(name)
    if (value.length > maxLength) throw tooLong(name)
    parameters.set(name, value)
  }
  for (const [name, value] of parameters) if (value === '') parameters.delete(name)
  return parameters
}

function repeated(name: string) {
  const section = 'RFC 6749 3.2: "parameters MUST NOT be included more than once"'
  return reject('invalid_request', 'repeated-parameter', section, `parameter ${name} is repeated`, {
    fix: [`Send ${name} once.`],
  })
}

function tooLong(name: string) {
  const description = `parameter ${name} is longer than ${maxLength} characters`
  return reject('invalid_request', 'parameter-length', undefined, description, {
    fix: [`Shorten ${name}.`],
  })
}
