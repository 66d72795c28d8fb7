import { digest, uuidFrom } from './digest.js'
import type { World } from './world.js'
import type { Instant, User } from './entities.js'

export interface ScenarioAccessKey {
  readonly accessKeyId: string
  readonly accessKeySecret: string
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

/** Adds a user, and indexes the name. */
export function addUser(world: World, user: User): void {
  world.users.set(user.userId, user)
  world.userIds.set(user.userName.toLowerCase(), user.userId)
}

/** Adds a user of a scenario with its access keys. */
export function addScenarioUser(world: World, user: ScenarioUser, now: Instant): void {
  const { password, accessKeys = [], email, teamId = 1, permissions = [], ...rest } = user
  addUser(world, {
    ...rest,
    email: email ?? (user.userName.includes('@') ? user.userName : `${user.userName}@demo.example`),
    teamId,
    permissions,
    ...(password === undefined ? {} : { passwordDigest: digest(password) }),
  })
  for (const { accessKeyId, accessKeySecret } of accessKeys) {
    world.accessKeys.set(accessKeyId, {
      accessKeyId,
      userId: user.userId,
      secretDigest: digest(accessKeySecret),
      isActive: true,
      createdAt: now,
    })
  }
}

/** The default UUID of a user that a test creates. */
export function userIdFrom(text: string): string {
  return uuidFrom(`user/${text}`)
}
