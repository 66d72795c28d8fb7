import { digest, uuidFrom } from './digest.js'
import type { Instant, World } from './world.js'

/** Somebody who works in CXone: an agent, mostly. Only the digest of the password is here. */
export interface User {
  /** A UUID, as Record on Demand and the id_token name the user. */
  readonly userId: string
  /** The number that the ACD gives the agent. */
  readonly agentId: number
  readonly userName: string
  readonly email: string
  readonly givenName: string
  readonly familyName: string
  readonly teamId: number
  /** The permissions of the user's roles, as CXone names them, e.g. `Multi-ACD Record on Demand API`. */
  readonly permissions: readonly string[]
  /** For the sign-in page. Without one nobody can sign in as this user with a password. */
  readonly passwordDigest?: string
}

/** What a program signs in with on behalf of a user. */
export interface AccessKey {
  readonly accessKeyId: string
  readonly userId: string
  readonly secretDigest: string
  readonly isActive: boolean
  readonly createdAt: Instant
}

export interface ScenarioAccessKey {
  readonly accessKeyId: string
  readonly accessKeySecret: string
}

/** A user as a scenario names one. What is absent: an email made from `userName`, team 1, no key and no permission. */
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

/** Adds a user of a scenario with the access keys. */
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

/** The UUID of a user that a test makes without naming one. */
export function userIdFrom(text: string): string {
  return uuidFrom(`user/${text}`)
}
