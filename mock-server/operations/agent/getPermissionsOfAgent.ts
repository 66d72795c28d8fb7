import type { Operation } from '../operation.js'
import { permissionsOf } from './getAgentPermissions.js'
import { ownAgent } from './own-agent.js'

export const getPermissionsOfAgent: Operation<'getPermissionsOfAgent'> = (world, call) => {
  const permissions = permissionsOf(world, ownAgent(world, call))
  return { response: { status: 200, body: { permissions } } }
}
