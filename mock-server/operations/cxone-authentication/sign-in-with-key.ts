import { rememberingDigest } from '../../world/values/digest.js'
import type { World } from '../../world/world.js'
import { isUnset, slipIn } from '../slip.js'
import type { Rejection } from '../rejection.js'
import type { AccessKey, User } from '../../world/entities.js'

/** Cached, because every token request sends the same secrets again. */
const digest = rememberingDigest()

/** Creates the rejection of a service for an invalid access key. `reason` and `fix` are not on the wire. */
export type RejectKey = (reason: string, fix: readonly string[]) => Rejection

/** A user who signed in, with the access key. */
export interface SignedIn {
  readonly user: User
  readonly accessKey: AccessKey
}

/**
 * The user of an access key. All rejections are the same on the wire; only the explanations differ.
 * @throws {Rejection} the one that `reject` creates
 */
export function signInWithKey(world: World, keyId: string, secret: string, reject: RejectKey): SignedIn {
  const accessKey = world.accessKeys.get(keyId)
  const user = accessKey && world.users.get(accessKey.userId)
  if (!accessKey || !user) throw reject(...unknownKey(world, keyId))
  if (accessKey.secretDigest !== digest(secret)) {
    const right = accessKey.secretDigest
    const slip = slipIn(secret, (value) => digest(value) === right)
    if (slip) throw reject(`The secret of access key ${keyId} ${slip.is}.`, [slip.fix])
    throw reject(
      isUnset(secret)
        ? `The secret of access key ${keyId} is ${secret === '' ? 'empty' : `the word ${JSON.stringify(secret)}`}. The variable that should hold it has no value.`
        : `The secret of access key ${keyId} is wrong.`,
      ['Check the secret. A = or + in it must be percent-encoded in a form.'],
    )
  }
  if (accessKey.isActive) return { user, accessKey }
  throw reject(`Access key ${keyId} of ${user.userName} is deactivated.`, [
    'Activate it with PATCH /access-key-management/v1/access-keys/{accessKeyId}, or use another key.',
  ])
}

function unknownKey(world: World, keyId: string): [reason: string, fix: readonly string[]] {
  const keys = [...world.accessKeys.keys()].slice(0, 10).join(', ') || 'none'
  if (world.userIds.has(keyId.toLowerCase())) {
    return [
      `${JSON.stringify(keyId)} is the name of a user. Programs sign in with an access key of the user. Its id is ` +
        'the username, and its secret is the password.',
      [`Use an access key of this sandbox: ${keys}.`],
    ]
  }
  const slip = slipIn(keyId, (id) => world.accessKeys.has(id))
  if (slip) return [`The access key id ${JSON.stringify(keyId.slice(0, 80))} ${slip.is}.`, [slip.fix]]
  if (world.clients.has(keyId)) {
    return [
      `${JSON.stringify(keyId)} is the id of a client, not of an access key of a user.`,
      [`Use an access key of this sandbox: ${keys}.`],
    ]
  }
  return [
    `This sandbox has no access key ${JSON.stringify(keyId.slice(0, 80))}.`,
    [`Use an access key of this sandbox: ${keys}.`],
  ]
}
