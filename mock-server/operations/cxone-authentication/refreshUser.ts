import type { Operation } from '../operation.js'
import { toSign } from './issue-tokens.js'
import { clientWithoutSecret, refresh, usableRefreshToken } from './grants/refresh-token.js'
import { inUserhub } from './userhub.js'

/** The refresh of UserHub, with the field names that a client reads. */
export const refreshUser: Operation<'refreshUser'> = (world, call) => {
  const value = call.body.token
  const token = inUserhub(world, () => usableRefreshToken(world, value, call.now))
  const client = inUserhub(world, () => clientWithoutSecret(world, token))
  const issued = refresh(world, call, value, token, client)
  const own = world.assumptions['userhub-refresh-fields'] === 'own-names'
  const names = own
    ? { access: 'token', refresh: 'refreshToken' }
    : { access: 'access_token', refresh: 'refresh_token' }
  const { accessToken, refreshToken, expiresInSeconds } = issued
  const lifetimes = own
    ? {
        tokenExpirationTimeSec: expiresInSeconds,
        refreshTokenExpirationTimeSec: issued.refreshExpiresInSeconds,
      }
    : { expires_in: expiresInSeconds }
  return {
    events: issued.events,
    response: {
      status: 200,
      sign: toSign(issued, names),
      body: { [names.access]: accessToken, [names.refresh]: refreshToken, ...lifetimes },
    },
  }
}
