import {
  maskingPermission,
  recordOnDemandPermission,
  screenPermission,
} from '../../../contracts/api/record-on-demand/interaction.js'
import type { Operation } from '../operation.js'
import { requireAcdUser } from './require-acd.js'
import { requireOwn } from './own-agent.js'
import { reject, sdkEvidence } from './reject.js'

/** The permissions of the Interactions Hub, which is another product. */
const otherProduct: ReadonlySet<string> = new Set([
  maskingPermission,
  recordOnDemandPermission,
  screenPermission,
])

export const getAgentPermissions: Operation<'getAgentPermissions'> = (world, call) => {
  const user = requireAcdUser(world, call)
  const agentId = call.query.get('agentId') ?? ''
  if (agentId === '') {
    throw reject(400, 'agentId is required', {
      rule: 'agent-id-present',
      evidence: sdkEvidence,
      reason: 'The query has no agentId.',
      fix: [`Send agentId=${user.agentId}.`],
    })
  }
  requireOwn(world, user, agentId)
  const permissions = user.permissions
    .filter((permission) => !otherProduct.has(permission))
    .map((permission) => ({ Key: permission, Value: 'True' }))
  return { response: { status: 200, body: { permissions } } }
}
