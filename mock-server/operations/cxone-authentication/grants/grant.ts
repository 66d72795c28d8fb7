import type { World } from '../../../world/world.js'
import { reject } from '../../authentication/reject.js'
import type { OperationCall, Decision } from '../../operation.js'
import { toSign, type IssuedTokens } from '../issue-tokens.js'
import type { OAuthClient } from '../../../world/entities.js'

/** RFC 8693 3. */
export const accessTokenType = 'urn:ietf:params:oauth:token-type:access_token'

/** A request to `/auth/token` with a known grant and, if it has one, a known client. */
export interface TokenRequest extends Pick<OperationCall, 'now' | 'baseUrl'> {
  readonly parameters: ReadonlyMap<string, string>
  readonly client: OAuthClient | undefined
}

/** Decides one grant of `/auth/token`. @throws {Rejection} an error of RFC 6749 5.2 */
export type GrantType = (world: World, request: TokenRequest) => Decision

/** The token response with the names of RFC 6749 5.1. The kernel adds the `id_token`. */
export function tokenResponse(issued: IssuedTokens, more: Readonly<Record<string, string>> = {}): Decision {
  const { events, accessToken, refreshToken, expiresInSeconds } = issued
  return {
    events,
    response: {
      status: 200,
      sign: toSign(issued, { access: 'access_token', refresh: 'refresh_token', id: 'id_token' }),
      body: {
        access_token: accessToken,
        token_type: 'Bearer',
        expires_in: expiresInSeconds,
        refresh_token: refreshToken,
        ...more,
      },
    },
  }
}

/**
 * A parameter that a grant requires.
 * @throws {Rejection} invalid_request
 */
export function required({ parameters }: TokenRequest, name: string): string {
  const value = parameters.get(name)
  if (value !== undefined) return value
  throw reject(
    'invalid_request',
    `${name.replaceAll('_', '-')}-required`,
    'RFC 6749 5.2: "missing a required parameter"',
    `parameter ${name} is missing`,
    {
      fix: [`Send ${name} in the form body. Parameter names are case-sensitive.`],
    },
  )
}
