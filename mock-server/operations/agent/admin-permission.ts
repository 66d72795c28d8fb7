import { recordPermission } from '../../../contracts/api/agent/contact.js'
import { assumed } from '../../../contracts/evidence.js'
import type { World } from '../../world/world.js'
import type { User } from '../../world/entities.js'
import { forbid } from './reject.js'

/** @throws {Rejection} 403 without RecordContact, unless every user may send the command */
export function requireMayRecord(
  world: World,
  { userName, permissions }: User,
  question: 'admin-record-permission' | 'admin-end-permission',
): void {
  if (world.assumptions[question] === 'any-user' || permissions.includes(recordPermission)) return
  throw forbid(world, {
    rule: 'admin-permission',
    evidence: assumed(question),
    reason: `User ${userName} lacks the permission ${recordPermission}.`,
    fix: [`Add the permission ${recordPermission} to the user.`],
  })
}
