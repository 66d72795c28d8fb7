import { digest, uuidFrom } from './values/digest.js'
import type { World } from './world.js'
import type { AccessKey, Instant, User } from './entities.js'

export interface ScenarioAccessKey {
  readonly accessKeyId: string
  readonly accessKeySecret: string
}

/** An access key of a scenario that a store has kept. Its secret is empty if only the digest is known. */
export interface KeptAccessKey extends ScenarioAccessKey {
  readonly secretDigest?: string
}

/** A user in a scenario. Defaults: an email derived from `userName`, team 1, no access keys and no permissions. */
export interface ScenarioUser {
  readonly userId: string
  readonly agentId: number
  readonly userName: string
  readonly email?: string
  readonly givenName: string
  readonly familyName: string
  readonly password?: string
  readonly teamId?: number
  readonly permissions?: readonly string[]
  readonly accessKeys?: readonly ScenarioAccessKey[]
}

/** A user of a scenario that a store has kept: digests of secrets that are not known. */
export interface KeptUser extends ScenarioUser {
  readonly passwordDigest?: string
  readonly accessKeys?: readonly KeptAccessKey[]
}

/** Adds a user, and indexes the name. */
export function addUser(world: World, user: User): void {
  world.users.set(user.userId, user)
  world.userIds.set(user.userName.toLowerCase(), user.userId)
}

/** Removes a user with its access keys. Calls keep their participants. */
export function removeUser(world: World, userId: string): void {
  const user = world.users.get(userId)
  if (user) world.userIds.delete(user.userName.toLowerCase())
  world.users.delete(userId)
  for (const [id, key] of world.accessKeys) if (key.userId === userId) world.accessKeys.delete(id)
}

/** Adds a user of a scenario with its access keys. */
export function addScenarioUser(world: World, user: ScenarioUser, now: Instant): void {
  addUser(world, userOf(user))
  for (const key of user.accessKeys ?? []) {
    world.accessKeys.set(key.accessKeyId, accessKeyOf(key, user.userId, now))
  }
}

/** A user of a scenario with its defaults. */
export function userOf({
  password,
  accessKeys: _,
  email,
  teamId = 1,
  permissions = [],
  ...rest
}: KeptUser): User {
  return {
    ...rest,
    email: email ?? (rest.userName.includes('@') ? rest.userName : `${rest.userName}@demo.example`),
    teamId,
    permissions,
    ...(password === undefined ? {} : { passwordDigest: digest(password) }),
  }
}

export function accessKeyOf(
  { accessKeyId, accessKeySecret, secretDigest = digest(accessKeySecret) }: KeptAccessKey,
  userId: string,
  now: Instant,
): AccessKey {
  return { accessKeyId, userId, secretDigest, isActive: true, createdAt: now }
}

/** The default UUID of a user that a test creates. */
export function userIdFrom(text: string): string {
  return uuidFrom(`user/${text}`)
}
