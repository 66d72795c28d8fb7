import type { OperationResponse, Unsigned } from '../operations/operation.js'
import { digest } from '../world/values/digest.js'
import type { Event } from '../world/events.js'
import { sign, type SigningKey } from './sign.js'

/** A response with its JWTs signed, so that nothing is left to sign, and the events for the tokens among them. */
export async function signResponse(
  { sign: _, ...response }: OperationResponse,
  unsigned: readonly Unsigned[],
  key: SigningKey,
): Promise<{ readonly signed: OperationResponse; readonly events: readonly Event[] }> {
  const jwts = await Promise.all(unsigned.map(async (each) => ({ ...each, jwt: await sign(each, key) })))
  return {
    signed: {
      ...response,
      body: {
        ...(response.body as object),
        ...Object.fromEntries(jwts.map(({ field, jwt }) => [field, jwt])),
      },
    },
    events: jwts.flatMap(({ token, jwt }): Event[] => (token ? [signed(token, jwt)] : [])),
  }
}

function signed({ kind, digest: before }: NonNullable<Unsigned['token']>, jwt: string): Event {
  return {
    type: kind === 'access' ? 'TokenSigned' : 'RefreshTokenSigned',
    digest: before,
    signedDigest: digest(jwt),
    contentDigest: digest(jwt.slice(0, jwt.lastIndexOf('.'))),
  }
}
