import {
  maskingPermission,
  recordOnDemandPermission,
  screenPermission,
} from '../../../contracts/api/record-on-demand/interaction.js'
import {
  accessKeyPermission,
  ownAccessKeyPermission,
} from '../../../contracts/api/cxone-authentication/access-keys.js'
import type { Operation } from '../operation.js'
import { requireAcdUser } from './require-acd.js'
import { requireOwn } from './own-agent.js'

/** The permissions of the Interactions Hub, which is another product, and of UserHub. */
const otherProduct: ReadonlySet<string> = new Set([
  maskingPermission,
  recordOnDemandPermission,
  screenPermission,
  accessKeyPermission,
  ownAccessKeyPermission,
])

export const getAgentPermissions: Operation<'getAgentPermissions'> = (world, call) => {
  const user = requireAcdUser(world, call)
  const agentId = call.query.get('agentId') ?? ''
  if (agentId !== '') requireOwn(world, user, agentId)
  const permissions = user.permissions
    .filter((permission) => !otherProduct.has(permission))
    .map((permission) => ({ BusinessUnitId: world.tenant.busNo, Key: permission, Value: 'True' }))
  return { response: { status: 200, body: { permissions } } }
}
