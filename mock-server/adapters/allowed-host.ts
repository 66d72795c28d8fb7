import type { IncomingMessage } from 'node:http'
import { isAuthority } from '../http/authority.js'

const loopback = /^(?:localhost|[a-z0-9-]+\.localhost|127\.0\.0\.1|\[::1\])$/

/** Returns the Host that a request may not have. `undefined` when it is allowed, missing or cannot be read. */
export type ForeignHost = (request: IncomingMessage) => string | undefined

/**
 * Finds a Host that is not allowed. This keeps out pages of other origins (DNS rebinding). Checks the authority of an
 * absolute-form target too. Never throws.
 */
export function foreignHost(bound: string, names: readonly string[]): ForeignHost {
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
    if (absolute !== undefined && !judge(absolute)) return absolute
    return host === undefined || !isAuthority(host) || judge(host) ? undefined : host
  }
}
