import type { OperationResponse, Unsigned } from '../operations/operation.js'
import { digest } from '../world/digest.js'
import type { Event } from '../world/events.js'
import { sign, type SigningKey } from './sign.js'

/** An answer with its tokens signed, and what happens to the access tokens among them. */
export async function signResponse(
  answer: OperationResponse,
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
      ...answer,
      body: { ...(answer.body as object), ...Object.fromEntries(jwts.map(({ field, jwt }) => [field, jwt])) },
    },
    events: jwts.flatMap(({ before, jwt }): Event[] =>
      before === undefined ? [] : [{ type: 'TokenSigned', digest: before, signedDigest: digest(jwt) }],
    ),
  }
}
