import { durationMs } from '../../world/values/duration.js'
import { digest, mint } from '../../world/values/digest.js'
import { find } from '../../world/values/newest.js'
import type { Session } from '../../world/sign-in.js'
import type { World } from '../../world/world.js'
import type { Instant, User } from '../../world/entities.js'

const name = 'cxone_sso_state'

/** The active session of a browser's cookie. */
export function sessionOf(world: World, cookie: string | undefined, now: Instant): Session | undefined {
  for (const value of valuesOf(cookie)) {
    const session = find(world.sessions, digest(value))
    if (session && session.endedAt === undefined && now < session.expiresAt) return session
  }
  return undefined
}

function valuesOf(cookie = ''): string[] {
  const pairs = cookie.split(';').map((pair) => pair.trim())
  return pairs.filter((pair) => pair.startsWith(`${name}=`)).map((pair) => pair.slice(name.length + 1))
}

/** A new session of a user, and its cookie. */
export function openSession(
  world: World,
  { now, baseUrl }: { readonly now: Instant; readonly baseUrl: string },
  { userId }: User,
): { readonly session: Session; readonly cookie: string } {
  const value = `${world.sandboxId}.${mint(world, `session/${userId}`)}`
  const expiresAt = now + durationMs(world.assumptions['sso-session-lifetime'])
  return {
    session: { digest: digest(value), userId, authTime: now, expiresAt },
    cookie: `${name}=${value}; ${attributes(baseUrl)}`,
  }
}

/** The header value that deletes the cookie. */
export function deletingCookie(baseUrl: string): string {
  return `${name}=; ${attributes(baseUrl)}; Max-Age=0`
}

function attributes(baseUrl: string): string {
  const { pathname, protocol } = new URL(baseUrl)
  const path = `${pathname.replace(/\/$/, '')}/auth/authorize`
  return `Path=${path}; HttpOnly; SameSite=Lax${protocol === 'https:' ? '; Secure' : ''}`
}
