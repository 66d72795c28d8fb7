import { claimsIn, decoded } from '../operations/authentication/jwt-claims.js'
import { digest } from '../world/values/digest.js'
import { find } from '../world/values/newest.js'
import type { World } from '../world/world.js'

/** What a value is that was sent as a bearer token, and what to send instead. Never repeats the value. */
export interface WrongCredential {
  readonly reason: string
  readonly fix: readonly string[]
}

/** What programs print for a variable without a value. */
const unset = /^(?:undefined|null|none|nil|nan|nothing|false|true)$/i

/** A name instead of a value: it has only capitals, or is one of the names of the token. */
const placeholder =
  /^(?:[A-Z]+(?:_[A-Z]+)*_TOKEN|token|access_?token|bearer|your[-_]?(?:access[-_]?)?token|x{3,})$/i

/** Recognises a value that is not an access token. Undefined for a value that may be one. */
export function wrongCredential(world: World, value: string, tokenPath: string): WrongCredential | undefined {
  if (unset.test(value)) {
    return {
      reason: `The bearer token is the word ${JSON.stringify(value)}. The variable of the client that should hold the token has no value.`,
      fix: [
        `Read the field access_token of the response of POST ${tokenPath}, and wait for that response before you send.`,
      ],
    }
  }
  if (placeholder.test(value)) {
    return {
      reason: `The bearer token is the placeholder ${JSON.stringify(value)}, not the value of a token.`,
      fix: [`Replace it with the access_token from POST ${tokenPath}.`],
    }
  }
  const kind = kindOf(world, value)
  if (kind === undefined) return undefined
  return {
    reason: `The bearer token is ${kind.what}, not an access token.`,
    fix: [kind.fix ?? `Get an access token from POST ${tokenPath}, and send the field access_token.`],
  }
}

interface Kind {
  readonly what: string
  readonly fix?: string
}

function kindOf(world: World, value: string): Kind | undefined {
  const { clients, accessKeys, users } = world
  if (clients.has(value)) return { what: `the id of client ${value}` }
  if (accessKeys.has(value)) return { what: `the id of access key ${value}` }
  const own = digest(value)
  const refreshToken = find(world.refreshTokens, own)
  if (refreshToken) {
    return {
      what: 'a refresh token',
      fix: 'Send the field access_token. Send the refresh token only to the token endpoint, with grant_type=refresh_token.',
    }
  }
  if (find(world.codes, own)) {
    return {
      what: 'an authorization code',
      fix: 'Send the code to POST /auth/token with grant_type=authorization_code, and then send the field access_token.',
    }
  }
  if (find(world.sessions, own)) return { what: 'the cookie of a browser session' }
  for (const { clientId, secretDigest } of clients.values()) {
    if (secretDigest === own) return { what: `the secret of client ${clientId}` }
  }
  for (const { accessKeyId, secretDigest } of accessKeys.values()) {
    if (secretDigest === own) return { what: `the secret of access key ${accessKeyId}` }
  }
  for (const { userName, passwordDigest } of users.values()) {
    if (passwordDigest === own) return { what: `the password of user ${userName}` }
  }
  return jwtKind(value) ?? basicKind(world, value)
}

/** A JWT that is an id_token: it has a subject and an audience, but no id of its own. */
function jwtKind(value: string): Kind | undefined {
  const claims = claimsIn(value)
  if (!claims) return undefined
  if ('jti' in claims || !('sub' in claims) || !('aud' in claims)) return undefined
  return {
    what: 'an id_token',
    fix: 'Send the field access_token of the same response. An id_token tells the client who signed in.',
  }
}

/** The value of a Basic header under the scheme Bearer. */
function basicKind({ clients }: World, value: string): Kind | undefined {
  const pair = decodedOrEmpty(value)
  const colon = pair.indexOf(':')
  if (colon < 0 || !clients.has(pair.slice(0, colon))) return undefined
  return { what: `the client credentials of ${pair.slice(0, colon)} in base64` }
}

function decodedOrEmpty(base64: string): string {
  try {
    return decoded(base64)
  } catch {
    return ''
  }
}
