import { genesysClass, genesysErrorCodes } from '../../../contracts/evidence.js'
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

/** Genesys documents that the request is invalid. The status and the body are those of its other operations. */
function withoutUser(clientId: string): Rejection {
  const { options } = notAUser(clientId, 'conversations-without-user', [
    'Read the client of the token with GET /api/v2/tokens/me instead.',
  ])
  const documented = genesysClass('users')
  return new Rejection({ ...options, evidence: documented, bodyEvidence: genesysErrorCodes })
}
