import type { TraceExchange } from '../model/exchange.js'
import { jsonOf, objectOf, textOf } from '../read/values.js'

/** The id and the secret that a token request has sent. The id is unknown if the recorder has replaced the header. */
export interface SentCredentials {
  readonly id: string | undefined
  readonly secret: string | undefined
  readonly kind: 'client' | 'user'
}

/** The credentials of the client in a request, in the header or in the form. */
export function clientCredentials({ headers, body, client }: TraceExchange): SentCredentials | undefined {
  const value = headers['authorization']
  if (value !== undefined && /^basic /i.test(value)) {
    const pair = decodedPair(value.slice(6).trim())
    return pair ? { ...pair, kind: 'client' } : { id: client, secret: value, kind: 'client' }
  }
  const form = new URLSearchParams(body ?? '')
  const id = form.get('client_id')
  return id === null ? undefined : { id, secret: form.get('client_secret') ?? undefined, kind: 'client' }
}

/** The access key or the password of a user in a token request. */
export function userCredentials({ body = '' }: TraceExchange): SentCredentials | undefined {
  const form = new URLSearchParams(body)
  const username = form.get('username')
  if (username !== null) return { id: username, secret: form.get('password') ?? undefined, kind: 'user' }
  const { accessKeyId, accessKeySecret } = objectOf(jsonOf(body))
  const id = textOf(accessKeyId)
  return id === undefined ? undefined : { id, secret: textOf(accessKeySecret), kind: 'user' }
}

/** The bearer token of a request. */
export function bearerOf({ headers }: TraceExchange): string | undefined {
  return /^bearer +(\S+)/i.exec(headers['authorization'] ?? '')?.[1]
}

function decodedPair(encoded: string): { readonly id: string; readonly secret: string } | undefined {
  if (!/^[A-Za-z0-9+/]+=*$/.test(encoded)) return undefined
  const text = Buffer.from(encoded, 'base64').toString('utf8')
  const at = text.indexOf(':')
  if (at < 1 || text.includes('\uFFFD')) return undefined
  const plain = (part: string) => {
    try {
      return decodeURIComponent(part.replaceAll('+', ' '))
    } catch {
      return part
    }
  }
  return { id: plain(text.slice(0, at)), secret: plain(text.slice(at + 1)) }
}
