import type { AccessKey, Principal } from '../../world/entities.js'
import type { World } from '../../world/world.js'
import type { Operation } from '../operation.js'
import { mayManage, requireMayManage, shownKey } from './manage-access-keys.js'

export const getAccessKeys: Operation<'getAccessKeys'> = (world, { query, principal, baseUrl }) => {
  const accessKeys = keysOf(world, principal, query.get('userId'), query.get('agentId')).map((key) => ({
    accessKeyId: key.accessKeyId,
    ...shownKey(world, key),
  }))
  const self = `${baseUrl}/access-key-management/v1/access-keys${query.size === 0 ? '' : `?${query}`}`
  return {
    response: { status: 200, body: { accessKeys, totalRecords: accessKeys.length, _links: { self } } },
  }
}

/**
 * The keys of a user or an agent, or those that the user of the token may manage.
 * @throws {Rejection} 403 for a user whose keys the user of the token may not manage
 */
export function keysOf(
  world: World,
  principal: Principal,
  userId: string | null,
  agentId: string | null,
): readonly AccessKey[] {
  const own = principal.userId ?? ''
  const all = [...world.accessKeys.values()]
  const agentOf = (key: AccessKey) => String(world.users.get(key.userId)?.agentId)
  if (userId === null && agentId === null) {
    const others = world.assumptions['access-key-list'] === 'manageable'
    if (!others || !all.some((key) => mayManage(world, principal, key.userId)))
      requireMayManage(world, principal, own)
    return all.filter((key) => (others ? mayManage(world, principal, key.userId) : key.userId === own))
  }
  const meant = all.filter(
    (key) => (userId ?? key.userId) === key.userId && (agentId ?? agentOf(key)) === agentOf(key),
  )
  const owner = userId ?? [...world.users.values()].find((user) => String(user.agentId) === agentId)?.userId
  requireMayManage(world, principal, owner ?? '')
  return meant
}
