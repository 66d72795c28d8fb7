import { assumed, genesysUserContext } from '../../../contracts/evidence.js'
import { notAUser } from '../conversations/not-a-user.js'
import type { Operation } from '../operation.js'
import { Rejection } from '../rejection.js'

export const getUsersMe: Operation<'getUsersMe'> = (world, { principal }) => {
  const user = world.users.get(principal.userId ?? '')
  if (!user) throw withoutUser(principal.clientId)
  const { userId, givenName, familyName, email, userName } = user
  return {
    response: {
      status: 200,
      body: {
        id: userId,
        name: `${givenName} ${familyName}`,
        email,
        username: userName,
        state: 'active',
        version: 1,
        selfUri: `/api/v2/users/${userId}`,
      },
    },
  }
}

/** Genesys shows the message. The status and the code are assumed. */
function withoutUser(clientId: string): Rejection {
  const { options } = notAUser(clientId, 'conversations-without-user', [
    'Read the client of the token with GET /api/v2/tokens/me instead.',
  ])
  const assumedToo = assumed('conversations-without-user')
  return new Rejection({
    ...options,
    evidence: genesysUserContext,
    statusEvidence: assumedToo,
    bodyEvidence: assumedToo,
  })
}
