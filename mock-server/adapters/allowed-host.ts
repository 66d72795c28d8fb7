import type { IncomingMessage } from 'node:http'
import { ControlError } from '../control/error.js'
import { isAuthority } from '../http/authority.js'

const loopback = /^(?:localhost|[a-z0-9-]+\.localhost|127\.0\.0\.1|\[::1\])$/

/** Returns the Host that a request may not have. `undefined` when it is allowed, missing or cannot be read. */
export type ForeignHost = (request: IncomingMessage) => string | undefined

/**
 * Finds a Host that is not allowed. This keeps out pages of other origins (DNS rebinding). Checks the authority of an
 * absolute-form target too. `*.example` allows every name below `example`. What is made never throws.
 * @throws {ControlError} 400 naming an entry that no Host can match
 */
export function foreignHost(bound: string, names: readonly string[]): ForeignHost {
  const entries = names.map(entryOf)
  const allowed = new Set([normal(bound), ...entries])
  const endings = entries.filter((entry) => entry.startsWith('*')).map((entry) => entry.slice(1))
  const known = new Map<string, boolean>()
  const judge = (authority: string): boolean => {
    const before = known.get(authority)
    if (before !== undefined) return before
    const name = normal(authority.replace(/:\d+$/, ''))
    const verdict = loopback.test(name) || allowed.has(name) || isBelow(name, endings)
    if (known.size < 100) known.set(authority, verdict)
    return verdict
  }
  return ({ url = '', headers: { host } }) => {
    const absolute = url.startsWith('/') ? undefined : /^https?:\/\/([^/?#]*)/i.exec(url)?.[1]
    if (absolute !== undefined && !judge(absolute)) return absolute
    return host === undefined || !isAuthority(host) || judge(host) ? undefined : host
  }
}

const label = String.raw`[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?`
const hostPattern = new RegExp(String.raw`^(?:\*\.)?${label}(?:\.${label})*$`)
const hostName = new RegExp(String.raw`^${label}(?:\.${label})*$`)

/** An entry as it is compared with a Host. */
function entryOf(given: string): string {
  const entry = normal(given)
  if (hostPattern.test(entry) || isIpv6(entry)) return entry
  throw new ControlError(
    400,
    `No Host can match the allowed host ${JSON.stringify(given.slice(0, 80))}. Use a name or an address without scheme, port and path, for example cxone-mock, or *.svc.cluster.local for every name below it.`,
  )
}

/** Lower case, without the dot that may end a full name, and with the brackets of an IPv6 address. */
function normal(name: string): string {
  const lower = name.toLowerCase().replace(/\.$/, '')
  return isIpv6(`[${lower}]`) ? `[${lower}]` : lower
}

function isIpv6(name: string): boolean {
  return /^\[[\d.a-f]*:[\d.:a-f]*\]$/.test(name) && URL.canParse(`http://${name}`)
}

function isBelow(name: string, endings: readonly string[]): boolean {
  return endings.some((ending) => name.endsWith(ending)) && hostName.test(name)
}
