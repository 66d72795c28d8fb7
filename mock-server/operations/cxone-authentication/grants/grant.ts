import type { Client, World } from '../../../world/world.js'
import { refuse } from '../../authentication/reject.js'
import type { Call, Outcome } from '../../operation.js'
import { toSign, type Issued } from '../issue.js'

/** A request to `/auth/token` whose grant is known, and whose client, if it names one, is too. */
export interface TokenRequest extends Pick<Call, 'now' | 'baseUrl'> {
  readonly parameters: ReadonlyMap<string, string>
  readonly client: Client | undefined
}

/** Decides one grant of `/auth/token`. @throws {Problem} of RFC 6749 5.2 */
export type GrantType = (world: World, request: TokenRequest) => Outcome

/** The token response, by the names of RFC 6749 5.1; the kernel adds the `id_token`. */
export function tokenResponse(issued: Issued, more: Readonly<Record<string, string>> = {}): Outcome {
  const { events, accessToken, refreshToken, expiresInSeconds } = issued
  return {
    events,
    answer: {
      status: 200,
      sign: toSign(issued, 'access_token'),
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
 * A parameter that a grant needs.
 * @throws {Problem} invalid_request
 */
export function required({ parameters }: TokenRequest, name: string): string {
  const value = parameters.get(name)
  if (value !== undefined) return value
  throw refuse(
    'invalid_request',
    `${name.replaceAll('_', '-')}-required`,
    'RFC 6749 5.2: "missing a required parameter"',
    `parameter ${name} is missing`,
    {
      fix: [`Send ${name} in the form body. Parameter names are case-sensitive.`],
    },
  )
}
