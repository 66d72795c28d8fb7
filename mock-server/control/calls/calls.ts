import type { Sandbox } from '../../sandbox/sandbox.js'
import { instant } from '../../operations/instant.js'
import { callEnds } from '../../operations/call-ends.js'
import { decideCommand } from '../../operations/recording-controls/decide-command.js'
import { Rejection } from '../../operations/rejection.js'
import { nextContactId } from '../../world/contacts.js'
import { mint } from '../../world/values/digest.js'
import { isHeld } from '../../world/recordings/holds.js'
import { stateOf } from '../../world/recordings/evolve.js'
import type { ScenarioParticipant } from '../../world/start/scenario.js'
import * as control from '../../../generated/control.js'
import { ControlError } from '../error.js'
import { parse } from '../parse.js'
import { quoted } from '../quoted.js'
import {
  recordedShare,
  requireShare,
  requireWithin,
  wasRecordedDuring,
  type Period,
} from './recorded-time.js'
import { recordingSet, type NewRecordingState } from './recording-state.js'
import { timelineOf, type Timeline } from './timeline.js'
import { requireLive } from '../sandboxes/require-live.js'
import type { Conversation } from '../../world/entities.js'
import type { CallState, RecordingState } from '../../../contracts/lifecycle/row.js'

/** A call and the state of its recording. Times are ISO 8601 instants on the sandbox's clock. */
export interface CallView {
  /** The id of the call under `/api/v2/conversations`. */
  readonly conversationId: string
  /** The id of the conference. It is not the id of a recording. */
  readonly conferenceId: string
  /** The id of its recording, which start and stop need. */
  readonly recordingId: string
  /** The division of the call. A client needs a grant for it. */
  readonly divisionId: string
  /** The number that identifies the call in NICE's APIs. */
  readonly contactId: number
  /** The CXone users in the call. Record on Demand identifies a call by its user. */
  readonly userIds: readonly string[]
  /** `alerting`, `connected` or `ended`. */
  readonly state: CallState
  /** What the recording does now. */
  readonly recordingState: RecordingState
  /** When the call began. */
  readonly startTime: string
  /** When it was answered. */
  readonly connectedTime?: string
  /** When it ended. */
  readonly endTime?: string
  /** Present while an agent has put the call on hold. */
  readonly isHeld?: true
}

/** A call to begin. Omitted ids are generated from the seed. The default division is the first of the scenario. */
export interface NewCall {
  /** Default: generated. */
  readonly conversationId?: string
  /** Default: generated. */
  readonly conferenceId?: string
  /** Default: generated. */
  readonly recordingId?: string
  /** Default: the first division of the scenario. */
  readonly divisionId?: string
  /** Default: alerting. */
  readonly state?: 'alerting' | 'connected'
  /** Default: a customer and an agent without a CXone user. */
  readonly participants?: readonly ScenarioParticipant[]
}

/** The calls of a sandbox. Its methods take the place of telephony: they begin, answer and end calls. */
export class Calls {
  readonly #target: Sandbox

  /** @internal */
  constructor(sandbox: Sandbox) {
    this.#target = sandbox
  }

  get #sandbox(): Sandbox {
    return requireLive(this.#target)
  }

  /** Every call of the sandbox. */
  list(): CallView[] {
    return [...this.#sandbox.catchUp().world.conversations.values()].map((each) => this.#view(each))
  }

  /** One call. @throws {ControlError} 404 when there is no such call */
  get(conversationId: string): CallView {
    return this.#view(this.#find(conversationId))
  }

  /**
   * Begins a call.
   * @throws {ControlError} 400 for a bad field or when there is no such division or user, 409 when one of its ids is in
   * use
   */
  begin(given: NewCall = {}): CallView {
    const call = parse(control.newCall, given, 'call') as NewCall
    const { state = 'alerting' } = call
    const { world, clock } = this.#sandbox.catchUp()
    const suffix = mint(world, 'call').slice(0, 8)
    const conversationId = call.conversationId ?? `conv-${suffix}`
    const divisions = this.#sandbox.scenario.divisions.map(({ id }) => id)
    const divisionId = call.divisionId ?? divisions[0] ?? 'div-demo'
    if (!divisions.includes(divisionId)) {
      throw new ControlError(
        400,
        `The scenario has no division ${JSON.stringify(divisionId)}. Set divisionId to one of: ${divisions.join(', ')}.`,
      )
    }
    const conversation: Conversation = {
      conversationId,
      conferenceId: call.conferenceId ?? `conf-${suffix}`,
      recordingId: call.recordingId ?? `rec-${suffix}`,
      divisionId,
      contactId: nextContactId(world),
      state,
      startTime: clock.now(),
      ...(state === 'connected' ? { connectedTime: clock.now() } : {}),
      participants: (call.participants ?? defaultParticipants(suffix)).map((participant) => ({
        callId: `call-${participant.participantId}`,
        direction: 'inbound',
        ...participant,
      })),
    }
    const users = conversation.participants.flatMap(({ userId }) => userId ?? [])
    const unknown = users.find((userId) => !world.users.has(userId))
    if (unknown !== undefined) {
      const known = [...world.users.keys()].join(', ') || 'none'
      throw new ControlError(
        400,
        `Sandbox ${this.#sandbox.id} has no user ${JSON.stringify(unknown)}. The ids of its users: ${known}.`,
      )
    }
    const ids = idsOf(conversation)
    const duplicate = ids.find((id, index) => world.identities.has(id) || ids.indexOf(id) !== index)
    if (duplicate !== undefined) {
      throw new ControlError(
        409,
        `The id ${JSON.stringify(duplicate)} is already in use. Choose another, or omit it to have one generated.`,
      )
    }
    this.#sandbox.commit([{ type: 'CallBegan', conversation }], 'control')
    return this.#view(conversation)
  }

  /**
   * Answers an alerting call.
   * @throws {ControlError} 404 when there is no such call, 409 when it is not alerting
   */
  answer(conversationId: string): CallView {
    const { state } = this.#find(conversationId)
    if (state !== 'alerting') {
      throw new ControlError(
        409,
        `Call ${conversationId} is ${state}. Only an alerting call can be answered.`,
      )
    }
    this.#sandbox.commit([{ type: 'CallAnswered', conversationId, at: this.#sandbox.clock.now() }], 'control')
    return this.#view(this.#find(conversationId))
  }

  /**
   * Ends a call, and with it any recording in progress.
   * @throws {ControlError} 404 when there is no such call, 409 when it has already ended
   */
  end(conversationId: string): CallView {
    const conversation = this.#find(conversationId)
    if (conversation.state === 'ended')
      throw new ControlError(409, `Call ${conversationId} has already ended.`)
    const at = this.#sandbox.clock.now()
    this.#sandbox.commit(callEnds(this.#sandbox.world, conversation, at), 'control')
    return this.#view(this.#find(conversationId))
  }

  /**
   * Starts the recording of a call, as another user of the tenant would. The lifecycle applies, and the journal gets
   * no request.
   * @throws {ControlError} 404 when there is no such call, 409 when the lifecycle does not allow it
   */
  start(conversationId: string): CallView {
    return this.#command(conversationId, 'start')
  }

  /**
   * Stops the recording of a call, as another user of the tenant would.
   * @throws {ControlError} 404 when there is no such call, 409 when the lifecycle does not allow it
   */
  stop(conversationId: string): CallView {
    return this.#command(conversationId, 'stop')
  }

  /**
   * Sets the state of the recording of a call, whatever it was before. No lifecycle applies.
   * @throws {ControlError} 404 when there is no such call, 400 for another state or without a settle time, 409 when a
   * call that is not connected cannot have the state
   */
  setRecordingState(conversationId: string, to: NewRecordingState): CallView {
    const conversation = this.#find(conversationId)
    const { world, clock } = this.#sandbox
    this.#sandbox.commit([recordingSet(world, conversation, to, clock.now())], 'control')
    return this.get(conversationId)
  }

  /**
   * What would have been recorded during the connected time of a call.
   * @throws {ControlError} 404 when there is no such call, 409 when the sandbox has dropped some of its events
   */
  timeline(conversationId: string): Timeline {
    return timelineOf(this.#sandbox, this.#find(conversationId))
  }

  /**
   * Whether nothing was recorded during a part of a call. A pause is not recorded.
   * @throws {ControlError} 409 when the call was not connected then, or the sandbox has dropped some of its events
   */
  notRecordedDuring(conversationId: string, period: Period): boolean {
    const timeline = this.timeline(conversationId)
    requireWithin(timeline, period, this.#find(conversationId).state === 'ended')
    return !wasRecordedDuring(timeline, period)
  }

  /**
   * Whether at least this share of the connected time was recorded.
   * @param share from 0 to 1
   * @throws {ControlError} 409 when the call was not connected, or the sandbox has dropped some of its events
   */
  recordedAtLeast(conversationId: string, share: number): boolean {
    const timeline = this.timeline(conversationId)
    requireShare(timeline, share)
    return recordedShare(timeline) >= share
  }

  #command(conversationId: string, on: 'start' | 'stop'): CallView {
    const { world, clock } = this.#sandbox
    const conversation = this.#find(conversationId)
    const recording = world.recordings.get(conversation.recordingId)
    if (!recording) throw new ControlError(404, `Call ${conversationId} has no recording.`)
    const rejectedAs = () => ({ kind: 'conflict', status: 409, code: 'conflict' }) as const
    try {
      const { events } = decideCommand({ world, conversation, recording, on, now: clock.now(), rejectedAs })
      this.#sandbox.commit(events, 'control')
    } catch (error) {
      throw error instanceof Rejection ? new ControlError(409, error.options.reason) : error
    }
    return this.#view(conversation)
  }

  #find(conversationId: string): Conversation {
    const conversation = this.#sandbox.catchUp().world.conversations.get(conversationId)
    if (conversation) return conversation
    throw new ControlError(
      404,
      `Sandbox ${this.#sandbox.id} has no call ${quoted(conversationId)}. List its calls with calls.list() or GET /__admin/calls.`,
    )
  }

  #view(conversation: Conversation): CallView {
    const { participants, startTime, connectedTime, endTime, holds: _, ...call } = conversation
    const recording = this.#sandbox.world.recordings.get(call.recordingId)
    return {
      ...call,
      userIds: participants.flatMap(({ userId }) => userId ?? []),
      recordingState: recording ? stateOf(recording) : 'idle',
      startTime: instant(startTime),
      ...(connectedTime === undefined ? {} : { connectedTime: instant(connectedTime) }),
      ...(endTime === undefined ? {} : { endTime: instant(endTime) }),
      ...(isHeld(conversation) ? { isHeld: true } : {}),
    }
  }
}

function defaultParticipants(suffix: string): ScenarioParticipant[] {
  return [
    {
      participantId: `part-${suffix}-customer`,
      purpose: 'customer',
      name: 'Customer',
      address: 'tel:+15555550100',
    },
    {
      participantId: `part-${suffix}-agent`,
      purpose: 'agent',
      name: 'Agent',
      address: 'sip:agent@demo.example',
    },
  ]
}

function idsOf({ conversationId, conferenceId, recordingId, participants }: Conversation): string[] {
  const legs = participants.flatMap(({ participantId, callId }) => [participantId, callId])
  return [conversationId, conferenceId, recordingId, ...legs]
}
