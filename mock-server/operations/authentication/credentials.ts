/** One way to read the client id and the secret from a header. */
export interface BasicCredentials {
  readonly clientId: string
  readonly clientSecret: string
}

const basic = /^basic(?: |$)/i
const base64 = /^[A-Za-z0-9+/_-]+={0,2}$/

/**
 * The ways to read an HTTP Basic header: form-decoded, as RFC 6749 2.3.1 requires, and raw, as many clients send it.
 * For a header that cannot be read, what is wrong with it (RFC 7617 2). The text never repeats what was sent.
 */
export function basicCredentials(authorization: string): readonly BasicCredentials[] | string {
  if (last?.authorization !== authorization) last = { authorization, readings: read(authorization) }
  return last.readings
}

/** The last header, because a request needs its credentials twice and clients send the same ones again. */
let last:
  { readonly authorization: string; readonly readings: readonly BasicCredentials[] | string } | undefined

function read(authorization: string): readonly BasicCredentials[] | string {
  if (!basic.test(authorization)) return 'the scheme is not Basic'
  const encoded = authorization.slice('basic'.length).trim()
  if (encoded === '') return 'nothing follows the scheme Basic'
  if (!base64.test(encoded)) return whyNotBase64(encoded)
  const pair = decodeBase64(encoded)
  if (pair === undefined) return 'the credentials are not base64 of UTF-8'
  const colon = pair.indexOf(':')
  if (colon < 0) return 'the decoded credentials have no colon between the id and the secret'
  const raw = { clientId: pair.slice(0, colon), clientSecret: pair.slice(colon + 1) }
  const clientId = formDecode(raw.clientId)
  const clientSecret = formDecode(raw.clientSecret)
  if (clientId === undefined || clientSecret === undefined) return [raw]
  if (clientId === raw.clientId && clientSecret === raw.clientSecret) return [raw]
  return [{ clientId, clientSecret }, raw]
}

function whyNotBase64(encoded: string): string {
  if (encoded.includes(':')) return 'the credentials are not encoded in base64'
  if (encoded.includes(' ')) return 'more than one word follows the scheme Basic'
  return 'the credentials have characters that base64 does not have'
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

function decodeBase64(encoded: string): string | undefined {
  try {
    const binary = atob(encoded)
    if (isAscii(binary)) return binary
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0))
    return utf8.decode(bytes)
  } catch {
    return undefined
  }
}

function isAscii(text: string): boolean {
  // oxlint-disable-next-line no-control-regex
  return /^[\u0000-\u007f]*$/.test(text)
}

function formDecode(text: string): string | undefined {
  if (!/[%+]/.test(text)) return text
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return undefined
  }
}

/** The client ids in a token request, most likely first. The kernel uses them to find the sandbox. */
export function clientIdsOf(
  authorization: string | undefined,
  form: readonly (readonly [string, string])[],
): readonly string[] {
  const read = authorization === undefined ? [] : basicCredentials(authorization)
  const fromHeader = typeof read === 'string' ? [] : read
  const fromBody = form.filter(([name]) => name === 'client_id').map(([, value]) => value)
  return [...fromHeader.map(({ clientId }) => clientId), ...fromBody]
}
