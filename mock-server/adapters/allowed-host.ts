import type { IncomingMessage } from 'node:http'

const loopback = /^(?:localhost|[a-z0-9-]+\.localhost|127\.0\.0\.1|\[::1\])$/

/**
 * Whether the Host of a request is allowed. This keeps out pages of other origins (DNS rebinding).
 * Checks the authority of an absolute-form target too. Never throws.
 */
export function allowedHost(bound: string, names: readonly string[]): (request: IncomingMessage) => boolean {
  const allowed = new Set([bound, ...names].map((name) => name.toLowerCase()))
  const known = new Map<string, boolean>()
  const judge = (authority: string): boolean => {
    const before = known.get(authority)
    if (before !== undefined) return before
    const name = authority.toLowerCase().replace(/:\d+$/, '')
    const verdict = loopback.test(name) || allowed.has(name)
    if (known.size < 100) known.set(authority, verdict)
    return verdict
  }
  return ({ url = '', headers: { host } }) => {
    const absolute = url.startsWith('/') ? undefined : /^https?:\/\/([^/?#]*)/i.exec(url)?.[1]
    if (absolute !== undefined && !judge(absolute)) return false
    return host === undefined || judge(host)
  }
}
