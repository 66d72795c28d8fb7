import type { RemoteFlags } from '../flags/remote.js'
import { proxyNote } from './proxy.js'

const timeoutMs = 10_000

/**
 * Sends a GET request to the control plane of a running mock and returns its JSON.
 * @throws {Error} in one line: the problem and its fix
 */
export async function askMock({ url, adminToken }: RemoteFlags, path: string): Promise<unknown> {
  const base = url.replace(/(?<!\/)\/+$/, '').replace(/\/__admin$/, '')
  const headers = adminToken === undefined ? {} : { authorization: `Bearer ${adminToken}` }
  const reply = await fetch(`${base}/__admin${path}`, {
    headers,
    redirect: 'error',
    signal: AbortSignal.timeout(timeoutMs),
  }).catch((error: unknown) => {
    const proxy = proxyNote(base, process.env)
    throw new Error(
      `${base} does not respond (${reasonOf(error)}). Start a mock with cxone-mock start, or check --url.` +
        (proxy === undefined ? '' : ` ${proxy}`),
    )
  })
  const body = await reply.text()
  if (reply.ok) return jsonOf(body, base)
  if (reply.status === 401) {
    throw new Error(`${base} requires the admin token. Pass it with --admin-token.`)
  }
  throw new Error(`${base}/__admin${path} responded with ${reply.status}: ${detailOf(body)}`)
}

function jsonOf(body: string, base: string): unknown {
  try {
    return JSON.parse(body)
  } catch (error) {
    throw new Error(`${base} does not respond with JSON, so it is not a cxone-mock. Check --url.`, {
      cause: error,
    })
  }
}

function reasonOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error
  return cause instanceof Error ? cause.message || cause.name : String(cause)
}

function detailOf(body: string): string {
  try {
    const value: unknown = JSON.parse(body)
    if (typeof value === 'object' && value !== null && 'detail' in value) return String(value.detail)
  } catch {
    // Not a problem document: the server is not a mock, or a proxy responded.
  }
  return body.slice(0, 200) || '(no body)'
}
