import { createCxoneMock, type CxoneMock, type MockOptions } from '../../../mock-server/index.js'
import { caseInstant } from '../../hosts.js'

/** A reply as a test reads it. `body` is what the JSON says, or the text. */
export interface Read {
  readonly status: number
  readonly headers: Headers
  readonly body: Readonly<Record<string, unknown>>
  readonly text: string
}

/** A mock on a frozen clock, and ways to ask it. */
export interface Tenant {
  readonly mock: CxoneMock
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<Read>
  form(path: string, form: Readonly<Record<string, string>>, headers?: HeadersInit): Promise<Read>
  json(method: string, path: string, body: unknown, token?: string): Promise<Read>
}

export const origin = 'https://cxone.example'
export const sam = 'sam.okafor@demo.example'
export const samId = '11e90000-0000-4000-8000-000000005001'
export const tenantId = '11e90000-0000-4000-8000-0000000000aa'
export const redirectUri = 'http://localhost:3000/callback'
/** RFC 7636 appendix B. */
const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk'
const challenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM'

export const accessKeyForm = {
  grant_type: 'password',
  username: 'SAMDEMOKEY',
  password: 'sam-access-key-secret',
}

export const pageQuery = {
  client_id: 'cxone-agent',
  redirect_uri: redirectUri,
  response_type: 'code',
  scope: 'openid',
  state: 'xyz',
  code_challenge: challenge,
  code_challenge_method: 'S256',
}

export async function tenantWith(options: MockOptions = {}): Promise<Tenant> {
  const mock = await createCxoneMock({ seed: 'cxone', clock: caseInstant, ...options })
  const send = async (method: string, path: string, headers: HeadersInit, body?: string): Promise<Read> => {
    const init = { method, headers, redirect: 'manual' as const, ...(body === undefined ? {} : { body }) }
    const reply = await mock.fetch(new Request(`${origin}${path}`, init))
    const text = await reply.text()
    const isJson = reply.headers.get('content-type')?.startsWith('application/json') === true
    return {
      status: reply.status,
      headers: reply.headers,
      text,
      body: isJson ? (JSON.parse(text) as Record<string, unknown>) : {},
    }
  }
  return {
    mock,
    get: (path, headers = {}) => send('GET', path, headers),
    form: (path, form, headers = {}) => {
      const all = new Headers(headers)
      all.set('content-type', 'application/x-www-form-urlencoded')
      return send('POST', path, all, new URLSearchParams(form).toString())
    },
    json: (method, path, body, token) =>
      send(
        method,
        path,
        {
          'content-type': 'application/json',
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        },
        JSON.stringify(body),
      ),
  }
}

/** One text of a reply. */
export function textOf({ body }: Read, name: string): string {
  const value = body[name]
  if (typeof value !== 'string') throw new TypeError(`${name} is ${String(value)} in ${JSON.stringify(body)}`)
  return value
}

/** Tokens for the demo's access key. */
export async function tokensOf(
  tenant: Tenant,
): Promise<{ readonly access: string; readonly refresh: string }> {
  const reply = await tenant.form('/auth/token', accessKeyForm)
  return { access: textOf(reply, 'access_token'), refresh: textOf(reply, 'refresh_token') }
}

/** Whether a token is taken where every CXone token is. */
export async function works(tenant: Tenant, token: string): Promise<number> {
  return (await tenant.get('/auth/userinfo', { authorization: `Bearer ${token}` })).status
}

/** A code of a user who signs in, for a public client. */
export async function codeFor(
  tenant: Tenant,
  more: Readonly<Record<string, string>> = {},
): Promise<{ readonly code: string; readonly cookie: string }> {
  const form = { ...pageQuery, username: sam, password: 'sam-password', ...more }
  const { headers } = await tenant.form('/auth/authorize', form)
  const code = new URL(headers.get('location') ?? '').searchParams.get('code') ?? ''
  return { code, cookie: headers.get('set-cookie')?.split(';')[0] ?? '' }
}

/** Changes a code for tokens, as the public client that asked for it. */
export function change(
  tenant: Tenant,
  code: string,
  more: Readonly<Record<string, string>> = {},
): Promise<Read> {
  return tenant.form('/auth/token', {
    grant_type: 'authorization_code',
    client_id: 'cxone-agent',
    redirect_uri: redirectUri,
    code_verifier: verifier,
    code,
    ...more,
  })
}

/** Changes a refresh token for the next tokens. */
export const refreshed = (tenant: Tenant, token: string, more: Readonly<Record<string, string>> = {}) =>
  tenant.form('/auth/token', { grant_type: 'refresh_token', refresh_token: token, ...more })
