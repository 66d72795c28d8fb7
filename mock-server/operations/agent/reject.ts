import {
  agentApiSpec,
  assumed,
  type Evidence,
  phoneCallsSwagger,
  sessionsSwagger,
} from '../../../contracts/evidence.js'
import type { World } from '../../world/world.js'
import { Rejection, type RejectionKind } from '../rejection.js'
import type { User } from '../../world/entities.js'

const kinds: Readonly<Record<number, RejectionKind>> = {
  401: 'authentication',
  403: 'forbidden',
  404: 'not-found',
  405: 'method-not-allowed',
  409: 'conflict',
}

interface RejectionDetails {
  readonly rule: string
  readonly reason: string
  readonly fix: readonly string[]
  readonly allowed?: readonly string[]
  /** Default: NICE's documents of these APIs. */
  readonly evidence?: Evidence
  readonly statusEvidence?: Evidence
  readonly bodyEvidence?: Evidence
  readonly subject?: string
  readonly headers?: Readonly<Record<string, string>>
}

/** A rejection of the Agent API or the Admin API. `description` is the value of icStatusDescription. */
export function reject(
  status: number,
  description: string,
  { evidence, ...details }: RejectionDetails,
): Rejection {
  return new Rejection({
    kind: kinds[status] ?? 'request',
    status,
    code: String(status),
    message: description,
    evidence: evidence ?? agentApiSpec,
    // The texts come from older documents. The current one declares the bodies.
    ...(evidence?.grade === 'documented' ? { bodyEvidence: agentApiSpec } : {}),
    ...details,
  })
}

/** A 403 with the description of the variant in force. */
export function forbid({ assumptions }: World, details: RejectionDetails): Rejection {
  const says = assumptions['agent-forbidden-description']
  const description =
    says === 'requested-action' ? 'requested action is forbidden' : 'Insufficient permissions'
  return reject(403, description, details)
}

export function invalidSession({ assumptions }: World, details: RejectionDetails): Rejection {
  const document = assumptions['agent-status-description'] === 'document'
  return reject(404, document ? 'Invalid agent session Id' : 'InvalidAgentSession', {
    evidence: sessionsSwagger('404 "Invalid Session Id", "Invalid agent session."'),
    statusEvidence: agentApiSpec,
    ...details,
  })
}

export function invalidContact({ assumptions }: World, details: RejectionDetails): Rejection {
  const document = assumptions['agent-status-description'] === 'document'
  return reject(404, document ? 'Invalid Contact Id.' : 'InvalidContactId', {
    evidence: phoneCallsSwagger('404 "Invalid Contact Id."'),
    statusEvidence: agentApiSpec,
    ...details,
  })
}

export function notFound(details: RejectionDetails): Rejection {
  return reject(404, 'resource not found', details)
}

/** @throws {Rejection} 403, or 401 under a variant, if the agent lacks the permission */
export function requireAgentPermission(
  world: World,
  { userName, permissions }: User,
  permission: string,
  subject: string,
): void {
  if (permissions.includes(permission)) return
  const other = [...world.users.values()].find((each) => each.permissions.includes(permission))
  const details = {
    rule: 'permission',
    evidence: assumed('agent-missing-permission'),
    reason: `User ${userName} lacks the permission ${permission}. The user has ${permissions.join(', ') || 'no permissions'}.`,
    allowed: [`a token of a user with the permission ${permission}`],
    fix: [
      `Add the permission ${permission} to the user${other ? `, or use the token of ${other.userName}` : ''}.`,
    ],
    subject,
  }
  throw world.assumptions['agent-missing-permission'] === 'forbidden-403'
    ? forbid(world, details)
    : reject(401, 'Unauthorized', details)
}
