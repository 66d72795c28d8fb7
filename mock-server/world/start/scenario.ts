import { isUnsettled, unsettledStates } from '../../../contracts/lifecycle/states.js'
import { addConversation } from '../apply.js'
import { clientOf } from '../clients.js'
import { nextContactId } from '../contacts.js'
import { durationMs } from '../values/duration.js'
import { tenantOf, type ScenarioTenant } from './tenant.js'
import { addScenarioUser, type ScenarioUser } from '../users.js'
import { parseInstant } from '../values/parse-instant.js'
import { settleAssumed, settleMs, settleTimes, type Settle } from './settle.js'
import { emptyWorld, type World } from '../world.js'
import type { Conversation, Instant, Participant, Recording, SettleTimes } from '../entities.js'
import type { CallState, RecordingState } from '../../../contracts/lifecycle/row.js'
import { assume } from './assume.js'

export interface ScenarioClient {
  readonly clientId: string
  /** Only absent for a public client. */
  readonly clientSecret?: string
  readonly name?: string
  readonly scopes: readonly string[]
  readonly divisions: readonly string[]
  readonly grantTypes?: readonly string[]
  /** Whether it is a public client (RFC 6749 2.1): it has no secret and identifies itself only by its id. Default: false. */
  readonly isPublic?: boolean
  /** The URIs to which the sign-in page may redirect a browser. They must be identical. */
  readonly redirectUris?: readonly string[]
  readonly postLogoutRedirectUris?: readonly string[]
  readonly accessTokenLifetimeSeconds?: number
  /** The minimum length of its tokens in characters. Default: no padding. */
  readonly accessTokenLength?: number
  readonly disabled?: boolean
}

/** A time in a scenario: an ISO instant, or a duration before the start of the sandbox, for example `-2m`. */
type ScenarioTime = string

export interface ScenarioParticipant {
  readonly participantId: string
  readonly callId?: string
  readonly name?: string
  readonly purpose: Participant['purpose']
  readonly address?: string
  readonly direction?: Participant['direction']
  /** The CXone user of the participant, one of the scenario's `users`. */
  readonly userId?: string
  /** Genesys's participant data, for example `{ accountNumber: '4711' }`. Default: none. */
  readonly attributes?: Readonly<Record<string, string>>
}

interface ScenarioConversation {
  readonly conversationId: string
  readonly conferenceId: string
  readonly recordingId: string
  readonly divisionId: string
  readonly state: CallState
  readonly startTime?: ScenarioTime
  readonly connectedTime?: ScenarioTime
  readonly endTime?: ScenarioTime
  readonly participants?: readonly ScenarioParticipant[]
  readonly recording?: {
    readonly state: RecordingState
    readonly startTime?: ScenarioTime
    readonly endTime?: ScenarioTime
    readonly name?: string
  }
}

/** The content of a scenario file, which describes an initial World. Its JSON Schema is schemas/scenario.schema.json. */
export interface Scenario {
  readonly name: string
  readonly tenant: ScenarioTenant
  readonly divisions: readonly { readonly id: string; readonly name: string }[]
  readonly clients: readonly ScenarioClient[]
  readonly users?: readonly ScenarioUser[]
  readonly conversations: readonly ScenarioConversation[]
  readonly assumptions?: Readonly<Record<string, string>>
  readonly transcodeSeconds?: number
  /** How long commands take to settle. Default: they complete immediately. */
  readonly settle?: Settle
}

export interface WorldOptions {
  readonly sandboxId: string
  readonly seed: string
  readonly epoch: number
  readonly now: Instant
}

/** The initial World of a scenario. */
export function worldOf(scenario: Scenario, { sandboxId, seed, epoch, now }: WorldOptions): World {
  const assumptions = assume(scenario.assumptions ?? {})
  const world = emptyWorld({
    sandboxId,
    seed,
    epoch,
    sequence: 0,
    tenant: tenantOf(scenario.tenant),
    divisions: scenario.divisions,
    assumptions,
    transcodeSeconds: scenario.transcodeSeconds ?? 0,
    settle: settleTimes(scenario.settle ?? settleAssumed(assumptions)),
    keyRotations: 0,
  })
  for (const client of scenario.clients) world.clients.set(client.clientId, clientOf(client))
  for (const user of scenario.users ?? []) addScenarioUser(world, user, now)
  for (const each of scenario.conversations) {
    addConversation(
      world,
      conversationOf(each, now, nextContactId(world)),
      recordingOf(each, now, world.settle),
    )
  }
  return world
}

function conversationOf(each: ScenarioConversation, now: Instant, contactId: number): Conversation {
  const startTime = timeOf(each.startTime, now) ?? now
  const connectedTime = timeOf(each.connectedTime, now) ?? (each.state === 'alerting' ? undefined : startTime)
  const endTime = timeOf(each.endTime, now) ?? (each.state === 'ended' ? now : undefined)
  return {
    conversationId: each.conversationId,
    conferenceId: each.conferenceId,
    recordingId: each.recordingId,
    divisionId: each.divisionId,
    contactId,
    state: each.state,
    startTime,
    ...(connectedTime === undefined ? {} : { connectedTime }),
    ...(endTime === undefined ? {} : { endTime }),
    participants: (each.participants ?? []).map((participant) => ({
      callId: `call-${participant.participantId}`,
      direction: 'inbound',
      ...participant,
    })),
  }
}

function recordingOf(
  { recordingId, conversationId, recording }: ScenarioConversation,
  now: Instant,
  settle: SettleTimes,
): Recording {
  const given = recording?.state ?? 'idle'
  const state = isUnsettled(given) ? unsettledStates[given].until : given
  const settling = isUnsettled(given) ? { state: given, at: now + settleMs(settle, given) } : undefined
  const startTime =
    timeOf(recording?.startTime, now) ?? (state === 'idle' || state === 'declined' ? undefined : now)
  const endTime = timeOf(recording?.endTime, now) ?? (state === 'stopped' ? now : undefined)
  return {
    recordingId,
    conversationId,
    state,
    ...(settling ? { settling } : {}),
    ...(startTime === undefined ? {} : { startTime }),
    ...(endTime === undefined ? {} : { endTime }),
    ...(recording?.name === undefined ? {} : { name: recording.name }),
  }
}

function timeOf(time: ScenarioTime | undefined, now: Instant): Instant | undefined {
  if (time === undefined) return undefined
  return time.startsWith('-') ? now - durationMs(time.slice(1)) : parseInstant(time)
}
