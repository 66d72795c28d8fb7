import { assumed, cxoneSpec } from '../../../contracts/evidence.js'
import type { World } from '../../world/world.js'
import type { Operation, Decision } from '../operation.js'
import { Rejection } from '../rejection.js'
import { nameOf, subOf } from './claims.js'
import type { Principal } from '../../world/entities.js'

export const getUserinfo: Operation<'getUserinfo'> = (world, { principal }) => userinfo(world, principal)

/** OpenID Connect Core 5.3, with the claims that NICE declares. */
export function userinfo(world: World, { userId, digest }: Principal): Decision {
  const user = world.users.get(userId ?? '')
  if (!user) throw noUser(digest)
  const { givenName, familyName, email } = user
  return {
    response: {
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
  return new Rejection({
    kind: 'authentication',
    status: 401,
    code: 'bad.credentials',
    message: 'Invalid login credentials.',
    rule: 'token-user',
    evidence: assumed('disabled-client-tokens'),
    statusEvidence: cxoneSpec,
    bodyEvidence: cxoneSpec,
    reason: 'The user of the token no longer exists.',
    fix: ['Sign in again.'],
    subject,
  })
}
