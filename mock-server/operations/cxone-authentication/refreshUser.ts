import type { Operation } from '../operation.js'
import { toSign } from './issue-tokens.js'
import { clientWithoutSecret, refresh, usableRefreshToken } from './grants/refresh-token.js'
import { inUserhub } from './userhub.js'

/** The refresh of UserHub, which uses its own field names. */
export const refreshUser: Operation<'refreshUser'> = (world, call) => {
  const value = call.body.token
  const token = inUserhub(world, () => usableRefreshToken(world, value, call.now))
  const client = inUserhub(world, () => clientWithoutSecret(world, token))
  const issued = refresh(world, call, value, token, client)
  return {
    events: issued.events,
    response: {
      status: 200,
      sign: toSign(issued, { access: 'token', refresh: 'refreshToken' }),
      body: {
        token: issued.accessToken,
        refreshToken: issued.refreshToken,
        tokenExpirationTimeSec: issued.expiresInSeconds,
        refreshTokenExpirationTimeSec: issued.refreshExpiresInSeconds,
      },
    },
  }
}
