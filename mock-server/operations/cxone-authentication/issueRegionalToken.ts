import type { Operation } from '../operation.js'
import { issueTokens } from './issue-tokens.js'
import { regionalTokens } from './regional-tokens.js'
import { usableSubject } from './grants/token-exchange.js'
import { inUserhub } from './userhub.js'

/** Exchanges a token of `/auth/token` for a token of the region. */
export const issueRegionalToken: Operation<'issueRegionalToken'> = (world, call) => {
  const { user, token } = inUserhub(world, () => usableSubject(world, call.body.accessToken, call.now))
  const { grantId, accessKeyId, clientId } = token
  const client = world.clients.get(clientId)
  return regionalTokens(issueTokens(world, call, { user, client, accessKeyId, grantId, withoutClient: true }))
}
