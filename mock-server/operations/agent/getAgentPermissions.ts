import { businessDataPermission } from '../../../contracts/api/business-data/business-data.js'
import { extractionPermission } from '../../../contracts/api/data-extraction/jobs.js'
import {
  maskingPermission,
  recordOnDemandPermission,
  screenPermission,
} from '../../../contracts/api/record-on-demand/interaction.js'
import {
  accessKeyPermission,
  ownAccessKeyPermission,
} from '../../../contracts/api/cxone-authentication/access-keys.js'
import { categoriesPermission, playAnyPermission } from '../../../contracts/api/media-playback/playback.js'
import type { User } from '../../world/entities.js'
import type { World } from '../../world/world.js'
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
  playAnyPermission,
  categoriesPermission,
  businessDataPermission,
  extractionPermission,
])

export const getAgentPermissions: Operation<'getAgentPermissions'> = (world, call) => {
  const user = requireAcdUser(world, call)
  const agentId = call.query.get('agentId') ?? ''
  if (agentId !== '') requireOwn(world, user, agentId)
  return { response: { status: 200, body: { permissions: permissionsOf(world, user) } } }
}

/** The permissions of a user at the ACD. */
export function permissionsOf({ tenant }: World, { permissions }: User) {
  return permissions
    .filter((permission) => !otherProduct.has(permission))
    .map((permission) => ({ BusinessUnitId: tenant.busNo, Key: permission, Value: 'True' }))
}
