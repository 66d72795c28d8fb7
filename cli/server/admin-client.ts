import type { RemoteFlags } from '../flags/remote.js'

const patienceMs = 10_000

/**
 * What the control plane of a running mock answers.
 * @throws {Error} in one line: what happened, and what to do
 */
export async function askMock({ url, adminToken }: RemoteFlags, path: string): Promise<unknown> {
  const base = url.replace(/\/+$/, '').replace(/\/__admin$/, '')
  const headers = adminToken === undefined ? {} : { authorization: `Bearer ${adminToken}` }
  const reply = await fetch(`${base}/__admin${path}`, {
    headers,
    redirect: 'error',
    signal: AbortSignal.timeout(patienceMs),
  }).catch((error: unknown) => {
    throw new Error(`${base} cannot be asked: ${reasonOf(error)}. Is it running? See --url.`)
  })
  const body = await reply.text()
  if (reply.ok) return jsonOf(body, base)
  if (reply.status === 401) throw new Error(`${base} asks for its admin token: give it with --admin-token`)
  throw new Error(`${base}/__admin${path} answered ${reply.status}: ${detailOf(body)}`)
}

function jsonOf(body: string, base: string): unknown {
  try {
    return JSON.parse(body)
  } catch (error) {
    throw new Error(`${base} does not answer in JSON, so it is no cxone-mock: look at --url`, {
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
    // Not a problem document: it is no mock, or something stands before it.
  }
  return body.slice(0, 200) || '(no body)'
}
