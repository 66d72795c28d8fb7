import type { ScenarioUser } from '../../../mock-server/world/users.js'

export function userOf(name: string, agentId: number): ScenarioUser {
  const userName = `${name}@demo.example`
  return { userId: crypto.randomUUID(), agentId, userName, givenName: 'Kit', familyName: name }
}

/** A user with an access key, and the matching client configuration. */
export function signingIn(name: string, agentId: number, permissions: readonly string[]) {
  const accessKeyId = `KEY${crypto.randomUUID().slice(0, 8)}`.toUpperCase()
  const accessKeySecret = `canary-${crypto.randomUUID()}`
  const accessKeys = [{ accessKeyId, accessKeySecret }]
  return {
    user: { ...userOf(name, agentId), permissions, accessKeys },
    config: { scopes: [], accessKeyId, accessKeySecret },
  }
}
