import type { Operation } from '../operation.js'
import { signInWithKey } from './sign-in-with-key.js'
import { issueTokens, toSign } from './issue-tokens.js'
import { rejectedCredential, resourceServer } from './userhub.js'

/** The token service of UserHub, the predecessor of `/auth/token`. */
export const issueTokenByAccessKey: Operation<'issueTokenByAccessKey'> = (world, call) => {
  const { accessKeyId, accessKeySecret } = call.body
  const { user } = signInWithKey(world, accessKeyId, accessKeySecret, (reason, fix) =>
    rejectedCredential(world, 'access-key', reason, fix),
  )
  const issued = issueTokens(world, call, { user, client: undefined, accessKeyId })
  return {
    events: issued.events,
    response: {
      status: 200,
      sign: toSign(issued, { access: 'access_token', refresh: 'refresh_token', id: 'id_token' }),
      body: {
        access_token: issued.accessToken,
        token_type: 'Bearer',
        expires_in: issued.expiresInSeconds,
        refresh_token: issued.refreshToken,
        resource_server_base_uri: resourceServer(call.baseUrl),
      },
    },
  }
}
