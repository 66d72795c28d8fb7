import type { Operation } from '../operation.js'
import { issueTokens } from './issue-tokens.js'
import { regionalTokens } from './regional-tokens.js'
import { usableSubject } from './grants/token-exchange.js'
import { inUserhub } from './userhub.js'

/** A token of the region for one of `/auth/token`. */
export const issueRegionalToken: Operation<'issueRegionalToken'> = (world, call) => {
  const { user, token } = inUserhub(world, () => usableSubject(world, call.body.accessToken, call.now))
  const { grantId, accessKeyId, clientId } = token
  const client = world.clients.get(clientId)
  return regionalTokens(issueTokens(world, call, { user, client, accessKeyId, grantId, withoutClient: true }))
}
