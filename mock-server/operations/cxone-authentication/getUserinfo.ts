import { cxoneSpec } from '../../../contracts/evidence.js'
import type { Principal, World } from '../../world/world.js'
import type { Operation, Outcome } from '../operation.js'
import { Problem } from '../problem.js'
import { nameOf, subOf } from './claims.js'

export const getUserinfo: Operation<'getUserinfo'> = (world, { principal }) => userinfo(world, principal)

/** OpenID Connect Core 5.3, with the claims that NICE declares. */
export function userinfo(world: World, { userId, digest }: Principal): Outcome {
  const user = world.users.get(userId ?? '')
  if (!user) throw noUser(digest)
  const { givenName, familyName, email } = user
  return {
    answer: {
      status: 200,
      body: {
        sub: subOf(user),
        name: nameOf(user),
        given_name: givenName,
        family_name: familyName,
        email,
      },
    },
  }
}

function noUser(subject: string) {
  return new Problem({
    kind: 'authentication',
    status: 401,
    code: 'bad.credentials',
    message: 'Invalid login credentials.',
    rule: 'token-user',
    evidence: cxoneSpec,
    why: 'The user of the token is gone.',
    fix: ['Sign in again.'],
    subject,
  })
}
