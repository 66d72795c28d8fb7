import type { OperationContract } from '../../contracts/contract.js'
import { assumed } from '../../contracts/evidence.js'
import { knownPermissions } from '../../contracts/api/permissions.js'
import { didYouMean } from '../../contracts/did-you-mean.js'
import { evidenceOfPermission } from './evidence.js'
import { requireAgentPermission } from '../operations/agent/reject.js'
import { Rejection } from '../operations/rejection.js'
import type { World } from '../world/world.js'
import type { Principal } from '../world/entities.js'

/** @throws {Rejection} 403 when the token does not belong to a CXone user with the required permission */
export function requirePermission(
  world: World,
  contract: OperationContract,
  { userId, clientId, digest }: Principal,
): void {
  const { security, operationId, surface } = contract
  if (security.kind !== 'bearer' || security.permission === undefined) return
  const { permission } = security
  const user = userId === undefined ? undefined : world.users.get(userId)
  if (!user) {
    if (world.assumptions['record-on-demand-client-token'] === 'accepted') return
    throw noUser(clientId, digest)
  }
  if (surface === 'agent') {
    if (world.assumptions['agent-permission-order'] === 'permission-first') {
      requireAgentPermission(world, user, permission, digest)
    }
    return
  }
  if (user.permissions.includes(permission) || needsNone(world, operationId)) return
  const near = didYouMean(
    permission,
    user.permissions.filter((each) => !knownPermissions.includes(each)),
  )
  const other = [...world.users.values()].find(({ permissions }) => permissions.includes(permission))
  throw new Rejection({
    kind: 'forbidden',
    status: 403,
    code: 'forbidden',
    message: `User ${user.userName} lacks the permission ${permission}.`,
    rule: 'permission',
    ...evidenceOfPermission(contract),
    reason:
      `${operationId} needs the permission ${JSON.stringify(permission)}. User ${user.userName} has ` +
      `${user.permissions.join(', ') || 'none'}.`,
    state: { userId, permissions: user.permissions },
    allowed: [`a token of a user with the permission ${permission}`],
    fix: [
      ...(near === undefined
        ? []
        : [`Replace ${near} in the scenario with ${permission}. Permissions are case-sensitive.`]),
      `Give a role of the user the permission ${permission} (Interactions Hub > APIs)` +
        (other ? `, or use the token of ${other.userName}.` : '.'),
    ],
    subject: digest,
  })
}

function needsNone({ assumptions }: World, operationId: string): boolean {
  const undocumented = operationId === 'getRecordingStatus' || operationId === 'updateBusinessData'
  return undocumented && assumptions['record-on-demand-other-errors'] === 'without-permission'
}

function noUser(clientId: string, subject: string): Rejection {
  return new Rejection({
    kind: 'forbidden',
    status: 403,
    code: 'no-user',
    message: 'The token does not belong to a CXone user.',
    rule: 'token-of-a-user',
    evidence: assumed('record-on-demand-client-token'),
    reason: `The token was issued to client ${clientId}. It does not belong to a CXone user who could have the permission.`,
    allowed: ['a token from POST /auth/token for the access key of a user'],
    fix: ['Get a token from POST /auth/token with grant_type=password and the access key of a CXone user.'],
    subject,
  })
}
