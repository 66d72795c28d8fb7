import type { PlainRequest } from './message.js'

/**
 * The URL under which the client reached the mock, without a slash at its end: the issuer, and what all endpoints
 * begin with. `prefix` names the sandbox where the path did; `issuer` is what the user said, if anything.
 */
export function baseUrlOf(
  { baseUrl }: PlainRequest,
  host: string | undefined,
  prefix: string,
  issuer: string | undefined,
): string {
  return `${issuer ?? baseUrl ?? `http://${host ?? 'localhost'}`}${prefix}`
}
