import { reject } from '../../authentication/reject.js'
import { signInWithKey } from '../sign-in-with-key.js'
import { accessTokenType, required, tokenResponse, type GrantType } from './grant.js'
import { issueTokens } from '../issue-tokens.js'

/** `password`: the username is the id of an access key, and the password is its secret. No client is required. */
export const passwordGrant: GrantType = (world, request) => {
  const keyId = required(request, 'username')
  const secret = required(request, 'password')
  const { user, accessKey } = signInWithKey(world, keyId, secret, (reason, fix) =>
    reject('invalid_grant', 'access-key', 'RFC 6749 5.2', 'Invalid credentials', { reason, fix }),
  )
  const { client } = request
  return tokenResponse(issueTokens(world, request, { user, client, accessKeyId: accessKey.accessKeyId }), {
    issued_token_type: accessTokenType,
  })
}
