import { agentApiSpec, assumed } from '../../../contracts/evidence.js'
import { newAccessKey } from '../cxone-authentication/createAccessKey.js'
import type { Operation } from '../operation.js'
import type { World } from '../../world/world.js'
import type { User } from '../../world/entities.js'
import { missing, withAcdRejections } from './acd-access-key.js'
import { reject } from './reject.js'
import { requireAcdUser } from './require-acd.js'

export const createAcdAccessKey: Operation<'createAcdAccessKey'> = (world, call) => {
  const own = requireAcdUser(world, call)
  const owner = ownerOf(world, own, call.query.get('agentId') ?? '')
  const { events, accessKeyId, accessKeySecret } = withAcdRejections(world, () =>
    newAccessKey(world, owner, call),
  )
  const { agentId } = owner
  const key = { accessKeyId, accessKeySecret, agentId, billingId: world.tenant.busNo, isActive: true }
  return { events, response: { status: 201, body: { accesskeys: [key] } } }
}

function ownerOf(world: World, own: User, agentId: string): User {
  if (agentId === '') {
    if (world.assumptions['acd-access-key-without-parameter'] === 'accepted') return own
    throw missing('agentId', String(own.agentId))
  }
  const owner = [...world.users.values()].find((user) => String(user.agentId) === agentId)
  if (owner) return owner
  const reason = `This sandbox has no agent ${agentId.slice(0, 40)}.`
  throw reject(400, reason, {
    rule: 'access-key-agent',
    evidence: assumed('access-key-list'),
    statusEvidence: agentApiSpec,
    bodyEvidence: agentApiSpec,
    reason,
    fix: ['Send the agentId of a user of this sandbox.'],
  })
}
