import type { PlainRequest } from './message.js'

/**
 * The issuer, which is also the start of every endpoint URL, without a trailing slash.
 * @param prefix the part of the path that names the sandbox, or nothing
 * @param issuer an option of the mock. Default: the URL under which the client reached the mock.
 */
export function baseUrlOf(
  { baseUrl }: PlainRequest,
  host: string | undefined,
  prefix: string,
  issuer: string | undefined,
): string {
  return `${issuer ?? baseUrl ?? `http://${host ?? 'localhost'}`}${prefix}`
}
