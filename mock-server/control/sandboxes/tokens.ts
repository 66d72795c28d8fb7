import type { Sandbox } from '../../sandbox/sandbox.js'
import type { Event } from '../../world/events.js'
import { digest } from '../../world/values/digest.js'
import { valuesOf } from '../../world/values/newest.js'
import type { Token } from '../../world/entities.js'
import * as control from '../../../generated/control.js'
import { ControlError } from '../error.js'
import { parse } from '../parse.js'
import { quoted } from '../quoted.js'
import { requireLive } from './require-live.js'

/** A client and a user, each by id or name. */
export interface TokenOwner {
  readonly client?: string
  readonly user?: string
}

/** The access tokens of a sandbox. */
export class Tokens {
  readonly #target: Sandbox

  /** @internal */
  constructor(sandbox: Sandbox) {
    this.#target = sandbox
  }

  get #sandbox(): Sandbox {
    return requireLive(this.#target)
  }

  /**
   * Revokes one token, as an administrator would.
   * @param token its value
   * @returns whether the token was valid
   * @throws {ControlError} 400 when it is not a string
   */
  revoke(token: string): boolean {
    const value = parse(control.tokenValue, token, 'token') as string
    return this.#revoke((each) => each.digest === digest(value)) > 0
  }

  /**
   * Revokes the valid tokens of a client and of a user, as an administrator would. Default: every valid token.
   * @returns the number of revoked tokens
   */
  revokeAll(of: TokenOwner = {}): number {
    const { client, user } = parse(control.tokenOwner, of, 'token owner') as TokenOwner
    const { clients, users } = this.#sandbox.world
    const clientId =
      client === undefined ? undefined : idIn(this.#sandbox, 'client', client, clients, ({ name }) => name)
    const userId =
      user === undefined ? undefined : idIn(this.#sandbox, 'user', user, users, ({ userName }) => userName)
    return this.#revoke(
      (token) =>
        (clientId === undefined || token.clientId === clientId) &&
        (userId === undefined || token.userId === userId),
    )
  }

  #revoke(isMeant: (token: Token) => boolean): number {
    const { world, clock } = this.#sandbox
    const at = clock.now()
    const valid = valuesOf(world.tokens).filter(
      (token) => token.revokedAt === undefined && token.expiresAt > at && isMeant(token),
    )
    const events = valid.map((token): Event => ({ type: 'TokenRevoked', digest: token.digest, at }))
    this.#sandbox.commit(events, 'control')
    return events.length
  }
}

/** The id of a client or user with this id or name. @throws {ControlError} 404 when there is none */
function idIn<Thing>(
  sandbox: Sandbox,
  kind: string,
  wanted: string,
  things: ReadonlyMap<string, Thing>,
  nameOf: (thing: Thing) => string,
): string {
  if (things.has(wanted)) return wanted
  for (const [id, thing] of things) if (nameOf(thing) === wanted) return id
  throw new ControlError(404, `Sandbox ${sandbox.id} has no ${kind} ${quoted(wanted)}.`)
}
