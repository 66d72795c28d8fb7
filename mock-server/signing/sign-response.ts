import type { OperationResponse, Unsigned } from '../operations/operation.js'
import { digest } from '../world/values/digest.js'
import type { Event } from '../world/events.js'
import { sign, type SigningKey } from './sign.js'

/** A response with its JWTs signed, so that nothing is left to sign, and the events for the access tokens among them. */
export async function signResponse(
  { sign: _, ...response }: OperationResponse,
  unsigned: readonly Unsigned[],
  key: SigningKey,
): Promise<{ readonly signed: OperationResponse; readonly events: readonly Event[] }> {
  const jwts = await Promise.all(
    unsigned.map(async ({ field, claims, digest: before }) => ({
      field,
      before,
      jwt: await sign(claims, key),
    })),
  )
  return {
    signed: {
      ...response,
      body: {
        ...(response.body as object),
        ...Object.fromEntries(jwts.map(({ field, jwt }) => [field, jwt])),
      },
    },
    events: jwts.flatMap(({ before, jwt }): Event[] =>
      before === undefined ? [] : [{ type: 'TokenSigned', digest: before, signedDigest: digest(jwt) }],
    ),
  }
}
