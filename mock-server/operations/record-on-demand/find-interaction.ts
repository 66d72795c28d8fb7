import { assumed, recordOnDemandSpec } from '../../../contracts/evidence.js'
import { uuidFrom } from '../../world/values/digest.js'
import type { World } from '../../world/world.js'
import { describeId } from '../conversations/describe-id.js'
import { onDemandEvidence } from '../../../contracts/api/record-on-demand/help.js'
import type { OperationCall } from '../operation.js'
import { reject } from './reject.js'
import type { Conversation, Recording } from '../../world/entities.js'

/** The agent's call with its recording. */
export interface Interaction {
  readonly userId: string
  readonly conversation: Conversation
  readonly recording: Recording
}

/** The request for an interaction. */
export type InteractionCall = Pick<OperationCall, 'operationId' | 'query'>

/** The status for invalid parameters. Mask and unmask do not declare 400. */
type BadRequestStatus = 400 | 404

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/**
 * The agent's active call. If several are connected, the last one that the agent joined.
 * @throws {Rejection} 403 on a tenant without Multi-ACD, 400 without a userId, 404 without a connected call
 */
export function findInteraction(
  world: World,
  { operationId, query }: InteractionCall,
  badRequest: BadRequestStatus = 400,
): Interaction {
  if (world.tenant.product === 'acd') throw noMultiAcd(world)
  const userId = findUserId(world, query, badRequest)
  const conversation = activeCall(world, userId)
  const recording = conversation && world.recordings.get(conversation.recordingId)
  if (!conversation || !recording) throw noActiveCall(world, userId, operationId)
  return { userId, conversation, recording }
}

/**
 * The id of the agent in the request, also if no such user exists.
 * @throws {Rejection} 400 without a usable id
 */
export function findUserId(world: World, query: URLSearchParams, badRequest: BadRequestStatus = 400): string {
  const spelling = world.assumptions['record-on-demand-spelling']
  const specified = spelling === 'user-id' ? null : query.get('userId')
  const helped = spelling === 'v1-userId' ? null : query.get('user-id')
  const given = specified ?? helped
  if (given === null || given === '') throw noUserId(world, query, spelling, badRequest)
  if (uuid.test(given)) return given.toLowerCase()
  const agent = helped === null ? undefined : userByNumber(world, given)
  if (agent !== undefined) return agent
  throw notUuid(world, given, badRequest)
}

/** The user with this agent number. The help page uses the number instead of the UUID. */
function userByNumber({ users }: World, given: string): string | undefined {
  for (const { agentId, userId } of users.values()) if (String(agentId) === given) return userId
  return undefined
}

/** The connected call that the user joined last. */
function activeCall(world: World, userId: string): Conversation | undefined {
  const joined = [...(world.callsByUser.get(userId) ?? [])].flatMap((conversationId) => {
    const conversation = world.conversations.get(conversationId)
    return conversation?.state === 'connected' ? [conversation] : []
  })
  return joined.reduce<Conversation | undefined>(later, undefined)
}

function later(first: Conversation | undefined, second: Conversation): Conversation {
  return first && (first.connectedTime ?? 0) > (second.connectedTime ?? 0) ? first : second
}

/** The interactionId of a call, in addition to its contact number. */
export function interactionId({ conversationId }: Conversation): string {
  return uuidFrom(`interaction/${conversationId}`)
}

function noMultiAcd({ tenant, assumptions }: World) {
  return reject(assumptions['record-on-demand-product'] === 'forbidden-403' ? 403 : 404, {
    rule: 'multi-acd',
    evidence: assumed('record-on-demand-product'),
    reason: `Tenant ${tenant.name} has only the native ACD, but Record on Demand is for CXone Multi-ACD.`,
    fix: ['On the native ACD, use the Agent API: /inContactAPI/services/v34.0/agent-sessions/….'],
  })
}

function noUserId(world: World, query: URLSearchParams, spelling: string, status: BadRequestStatus) {
  const wanted = spelling === 'user-id' ? 'user-id' : 'userId'
  const other = wanted === 'userId' ? 'user-id' : 'userId'
  return reject(status, {
    rule: 'user-id-present',
    evidence: recordOnDemandSpec,
    reason: `The query has no ${wanted}.${query.has(other) ? ` It has ${other}, which another document uses.` : ''}`,
    allowed: [`${wanted}=<UUID of the agent>`],
    fix: [
      `Send ${wanted} with the UUID of the agent in the query${hereAre(world)}.`,
      ...(query.has(other)
        ? [`To accept ${other}, start with --assume record-on-demand-spelling=both.`]
        : []),
    ],
  })
}

function notUuid(world: World, given: string, status: BadRequestStatus) {
  const shown = JSON.stringify(given.slice(0, 80))
  const known = describeId(world, given)
  const user = userByNumber(world, given)
  const refused = world.assumptions['record-on-demand-bad-user-id'] === 'bad-request-400' ? status : 404
  return reject(refused, {
    rule: 'user-id-uuid',
    evidence: assumed('record-on-demand-bad-user-id'),
    reason:
      known?.reason ??
      `${shown} is not a UUID${user ? `. It is the agent number of user ${user}` : ', and no user has this id'}.`,
    allowed: ['the UUID of the agent'],
    fix: [
      user
        ? `Send userId=${user}.`
        : `Send the UUID of the agent${hereAre(world)}, not the id of a call or a recording.`,
    ],
  })
}

function noActiveCall(world: World, userId: string, operationId: string) {
  const user = world.users.get(userId)
  if (!user) return noSuchUser(world, userId, operationId)
  const [alerting] = world.callsByUser.get(userId) ?? []
  return reject(404, {
    rule: 'active-interaction',
    evidence: onDemandEvidence(operationId, 404) ?? assumed('record-on-demand-other-errors'),
    reason: `User ${user.userName} is not in a connected call${alerting === undefined ? '' : `. Call ${alerting} is still alerting`}.`,
    fix: ['Send the command after the call is answered and before it ends.'],
  })
}

/** Returns the 404 for the id of a user who does not exist. */
export function noSuchUser(world: World, userId: string, operationId: string) {
  return reject(404, {
    rule: 'active-interaction',
    evidence: onDemandEvidence(operationId, 404) ?? assumed('record-on-demand-other-errors'),
    reason: `This sandbox has no user ${userId}.`,
    fix: [`Use one of its users: ${[...world.users.keys()].slice(0, 5).join(', ') || 'it has none'}.`],
  })
}

const maxUsers = 5

/** Some users of the sandbox, to show in a fix. */
function hereAre({ users }: World): string {
  const ids = [...users.keys()].slice(0, maxUsers)
  return ids.length === 0 ? '' : `, here ${ids.join(' or ')}`
}
