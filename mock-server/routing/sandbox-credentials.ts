import { clientIdsOf } from '../operations/authentication/credentials.js'
import { claimsIn } from '../operations/authentication/jwt-claims.js'
import type { Head } from '../http/head.js'
import type { PlainRequest } from '../http/message.js'
import type { Sandboxes } from '../sandbox/registry.js'
import type { Sandbox } from '../sandbox/sandbox.js'

/**
 * The sandbox whose id a token starts with. Codes, refresh tokens and sessions start with it as well. An id that was
 * sent instead of a token counts too, so that its sandbox explains the mistake.
 */
export function byToken(token: string | undefined, sandboxes: Sandboxes): Sandbox | undefined {
  if (token === undefined) return undefined
  const owner = token.startsWith('eyJ')
    ? byClaims(token, sandboxes)
    : sandboxes.byId(token.slice(0, Math.max(0, token.indexOf('.'))))
  return owner ?? sandboxes.byClientId(token) ?? sandboxes.byAccessKeyId(token)
}

/** The sandbox of a JWT: by its `jti`, or by the audience of an id_token. */
function byClaims(token: string, sandboxes: Sandboxes): Sandbox | undefined {
  const { jti, aud } = claimsIn(token) ?? {}
  if (typeof jti === 'string') return sandboxes.byId(jti.slice(0, Math.max(0, jti.indexOf('.'))))
  return typeof aud === 'string' ? (sandboxes.byClientId(aud) ?? sandboxes.byAccessKeyId(aud)) : undefined
}

/** Paths of requests that may carry a credential other than a bearer token. */
const carriesCredential =
  /^\/(?:oauth\/token|auth\/|authentication\/|public\/|incontactauthorizationserver\/|access-key-management\/|data-extraction\/v1\/files\/)/i

/** Fields whose value starts with the id of a sandbox. */
const tokens = new Set(['code', 'refresh_token', 'subject_token', 'token', 'accessToken'])

/** The sandbox that owns the client, access key, token or browser session in a request. */
export function byCredential(request: PlainRequest, head: Head, sandboxes: Sandboxes): Sandbox | undefined {
  if (!carriesCredential.test(head.path)) return undefined
  for (const clientId of clientIdsOf(head.authorization, [])) {
    const sandbox = byClient(clientId, sandboxes)
    if (sandbox) return sandbox
  }
  for (const [name, value] of fieldsOf(request, head)) {
    const sandbox = byField(name, value, sandboxes)
    if (sandbox) return sandbox
  }
  return undefined
}

/** The id of a client that the API created starts with the id of its sandbox. */
function byClient(clientId: string, sandboxes: Sandboxes): Sandbox | undefined {
  return (
    sandboxes.byClientId(clientId) ?? sandboxes.byId(clientId.slice(0, Math.max(0, clientId.indexOf('.'))))
  )
}

function byField(name: string, value: string, sandboxes: Sandboxes): Sandbox | undefined {
  if (name === 'client_id') return byClient(value, sandboxes)
  if (name === 'username' || name === 'accessKeyId')
    return sandboxes.byAccessKeyId(value) ?? byToken(value, sandboxes)
  return tokens.has(name) ? byToken(value, sandboxes) : undefined
}

/** The parameters of the query and of the body, whatever its Content-Type says. */
function fieldsOf({ body }: PlainRequest, { query }: Head): (readonly [string, string])[] {
  const inQuery = query === '' ? [] : [...new URLSearchParams(query)]
  if (body === undefined || body.length === 0) return inQuery
  const text = typeof body === 'string' ? body : new TextDecoder().decode(body)
  return [...inQuery, ...(/^\s*\{/.test(text) ? fieldsOfJson(text) : new URLSearchParams(text))]
}

function fieldsOfJson(text: string): (readonly [string, string])[] {
  try {
    const value: unknown = JSON.parse(text)
    return Object.entries(value ?? {}).flatMap(([name, each]: [string, unknown]) =>
      typeof each === 'string' ? [[name, each] as const] : [],
    )
  } catch {
    return []
  }
}
