/** One way to read the client id and the secret from a header. */
export interface BasicCredentials {
  readonly clientId: string
  readonly clientSecret: string
}

const basic = /^basic +([A-Za-z0-9+/_-]+={0,2}) *$/i

/**
 * The ways to read an HTTP Basic header: form-decoded, as RFC 6749 2.3.1 requires, and raw, as many clients send it.
 * Empty if the header is not Basic or cannot be parsed.
 */
export function basicCredentials(authorization: string): readonly BasicCredentials[] {
  const encoded = basic.exec(authorization)?.[1]
  if (encoded === undefined) return []
  const pair = decodeBase64(encoded)
  const colon = pair?.indexOf(':') ?? -1
  if (pair === undefined || colon < 0) return []
  const raw = { clientId: pair.slice(0, colon), clientSecret: pair.slice(colon + 1) }
  const clientId = formDecode(raw.clientId)
  const clientSecret = formDecode(raw.clientSecret)
  if (clientId === undefined || clientSecret === undefined) return [raw]
  if (clientId === raw.clientId && clientSecret === raw.clientSecret) return [raw]
  return [{ clientId, clientSecret }, raw]
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
  const fromHeader = authorization === undefined ? [] : basicCredentials(authorization)
  const fromBody = form.filter(([name]) => name === 'client_id').map(([, value]) => value)
  return [...fromHeader.map(({ clientId }) => clientId), ...fromBody]
}
