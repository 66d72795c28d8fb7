import type { Operation } from '../operation.js'
import { clientWithoutSecret, refresh, usableRefreshToken } from './grants/refresh-token.js'
import { regionalTokens } from './regional-tokens.js'
import { inUserhub } from './userhub.js'

export const refreshRegionalToken: Operation<'refreshRegionalToken'> = (world, call) => {
  const value = call.body.token
  const token = inUserhub(world, () => usableRefreshToken(world, value, call.now))
  const client = inUserhub(world, () => clientWithoutSecret(world, token))
  return regionalTokens(refresh(world, call, value, token, client))
}
