import { clientIdsOf } from '../operations/authentication/credentials.js'
import type { Head } from '../http/head.js'
import type { PlainRequest } from '../http/message.js'
import type { Sandbox } from '../sandbox/sandbox.js'
import type { SandboxLookup } from '../sandbox/registry.js'

/** The sandbox whose id a token begins with; a code, a refresh token and a session begin with it, too. */
export function byToken(token: string | undefined, sandboxes: SandboxLookup): Sandbox | undefined {
  const dot = token?.indexOf('.') ?? -1
  return token === undefined || dot < 0 ? undefined : sandboxes.byId(sandboxIn(token, dot))
}

/** In a JWT the id stands in its `jti`. */
function sandboxIn(token: string, dot: number): string {
  if (!token.startsWith('eyJ')) return token.slice(0, dot)
  try {
    const payload = token.slice(dot + 1, token.indexOf('.', dot + 1))
    const claims: unknown = JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/')))
    const jti: unknown = typeof claims === 'object' && claims && 'jti' in claims ? claims.jti : undefined
    return typeof jti === 'string' ? jti.slice(0, Math.max(0, jti.indexOf('.'))) : ''
  } catch {
    return ''
  }
}

/** Where requests carry a credential in another place than a bearer token. */
const carriesCredential =
  /^\/(?:oauth\/token|auth\/|authentication\/|public\/|incontactauthorizationserver\/|access-key-management\/)/i

/** Fields that hold something which begins with the id of a sandbox. */
const tokens = new Set(['code', 'refresh_token', 'subject_token', 'token', 'accessToken'])

/** The sandbox that owns a client, an access key, a token or a browser's session of the request. */
export function byCredential(
  request: PlainRequest,
  head: Head,
  sandboxes: SandboxLookup,
): Sandbox | undefined {
  if (!carriesCredential.test(head.path)) return undefined
  for (const clientId of clientIdsOf(head.authorization, [])) {
    const sandbox = sandboxes.byClientId(clientId)
    if (sandbox) return sandbox
  }
  for (const [name, value] of fieldsOf(request, head)) {
    const sandbox = byField(name, value, sandboxes)
    if (sandbox) return sandbox
  }
  return undefined
}

function byField(name: string, value: string, sandboxes: SandboxLookup): Sandbox | undefined {
  if (name === 'client_id') return sandboxes.byClientId(value)
  if (name === 'username' || name === 'accessKeyId')
    return sandboxes.byAccessKeyId(value) ?? byToken(value, sandboxes)
  return tokens.has(name) ? byToken(value, sandboxes) : undefined
}

/** The parameters of the query and of the body, whatever that is labelled. */
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
