import type { Evidence } from '../../../contracts/evidence.js'
import { cxoneSpec } from '../../../contracts/evidence.js'
import { rememberingDigest } from '../../world/digest.js'
import type { World } from '../../world/world.js'
import type { Rejection } from '../rejection.js'
import type { AccessKey, User } from '../../world/entities.js'

/** Secrets come again with every token request. */
const digest = rememberingDigest()

/** How a service words that an access key does not do. `why` and `fix` are not on the wire. */
export type RejectKey = (reason: string, fix: readonly string[], evidence: Evidence) => Rejection

/** A user who signed in, and the key that it was done with. */
export interface SignedIn {
  readonly user: User
  readonly accessKey: AccessKey
}

/**
 * The user whom an access key belongs to. All refusals are the same on the wire: only the explanation tells them
 * apart.
 * @throws {Rejection} that `refuse` makes
 */
export function signInWithKey(world: World, keyId: string, secret: string, refuse: RejectKey): SignedIn {
  const accessKey = world.accessKeys.get(keyId)
  const user = accessKey && world.users.get(accessKey.userId)
  if (!accessKey || !user) throw refuse(...unknownKey(world, keyId), cxoneSpec)
  if (accessKey.secretDigest !== digest(secret)) {
    throw refuse(
      `The secret of access key ${keyId} is wrong.`,
      ['Check the secret, and that it is sent whole: = and + in it must be percent-encoded in a form.'],
      cxoneSpec,
    )
  }
  if (accessKey.isActive) return { user, accessKey }
  throw refuse(
    `Access key ${keyId} of ${user.userName} is deactivated.`,
    ['Activate it, with PATCH /access-key-management/v1/access-keys/{accessKeyId}, or use another.'],
    cxoneSpec,
  )
}

function unknownKey(world: World, keyId: string): [reason: string, fix: readonly string[]] {
  const keys = [...world.accessKeys.keys()].slice(0, 10).join(', ') || 'none'
  if (world.userIds.has(keyId.toLowerCase())) {
    return [
      `${JSON.stringify(keyId)} is the name of a user. Programs sign in with an access key of the user: its id is ` +
        'the username, its secret the password.',
      [`Use an access key of this sandbox: ${keys}.`],
    ]
  }
  return [
    `This sandbox has no access key ${JSON.stringify(keyId.slice(0, 80))}.`,
    [`Use one that it has: ${keys}.`],
  ]
}
