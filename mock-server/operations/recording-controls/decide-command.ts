import { lifecycleRow } from '../../../contracts/lifecycle/recording.js'
import { commandNames } from '../../../contracts/lifecycle/commands.js'
import { clientCommands } from '../../../contracts/lifecycle/states.js'
import type { RecordingEvent } from '../../world/events.js'
import { eventTo, eventVia, evolve, stateOf } from '../../world/evolve.js'
import { settleMs } from '../../world/settle.js'
import type { World } from '../../world/world.js'
import { Rejection, type RejectionOptions } from '../rejection.js'
import { describeRejection } from './describe-rejection.js'
import type { Conversation, Instant, Recording } from '../../world/entities.js'
import type {
  ClientCommand,
  CommandSurface,
  LifecycleRow,
  RefusalReason,
} from '../../../contracts/lifecycle/row.js'

/** What a surface answers to a command that the table refuses. */
export type RejectedAs = (reason: RefusalReason) => Pick<RejectionOptions, 'kind' | 'status' | 'code'>

/** What follows from a command that is taken. `settled` is false when it is in work, and done later. */
export interface CommandResult {
  readonly recording: Recording
  readonly events: readonly RecordingEvent[]
  readonly row: string
  readonly settled: boolean
}

/** A command for the recording of a call. */
export interface CommandInput {
  readonly world: World
  readonly conversation: Conversation
  readonly recording: Recording
  readonly on: ClientCommand
  readonly now: Instant
  /** Default: api-v2. */
  readonly surface?: CommandSurface
  readonly refusedAs: RejectedAs
}

/**
 * Puts a command to the lifecycle table: the event that follows, if any, and the recording after it.
 * @throws {Rejection} with the status of the surface when the table refuses
 */
export function decideCommand(asked: CommandInput): CommandResult {
  const { world, conversation, recording, on, now, surface } = asked
  const row = lifecycleRow(conversation.state, stateOf(recording), on, world.assumptions, surface)
  if ('refuse' in row) throw refusal(asked, row, row.refuse)
  if (row.to === recording.state) return { recording, events: [], row: row.id, settled: true }
  const takes = row.via === undefined ? 0 : settleMs(world.settle, row.via)
  const event =
    row.via === undefined || takes === 0
      ? eventTo(recording, row.to, now)
      : eventVia(recording, row.via, now, now + takes)
  return { recording: evolve(recording, event), events: [event], row: row.id, settled: takes === 0 }
}

/** The event by which a recording finishes when its call ends, if it has to. */
export function finishWithCall(
  world: World,
  conversation: Conversation,
  at: Instant,
): readonly RecordingEvent[] {
  const recording = world.recordings.get(conversation.recordingId)
  if (!recording) return []
  const row = lifecycleRow(conversation.state, stateOf(recording), 'end', world.assumptions)
  const stays = 'to' in row && row.to === recording.state && !recording.settling
  return 'to' in row && !stays ? [eventTo(recording, row.to, at)] : []
}

function refusal(asked: CommandInput, row: LifecycleRow, reason: RefusalReason): Rejection {
  const { conversation, recording, on, refusedAs, surface = 'api-v2' } = asked
  return new Rejection({
    ...refusedAs(reason),
    ...describeRejection(reason, conversation, recording, on, surface),
    rule: row.id,
    evidence: row.evidence,
    state: { call: conversation.state, recording: stateOf(recording) },
    allowed: allowedInstead(asked),
    subject: recording.recordingId,
  })
}

/** The commands that would change something in this place. */
function allowedInstead({ world, conversation, recording, surface = 'api-v2' }: CommandInput): string[] {
  const has = commandNames[surface]
  return clientCommands.flatMap((on) => {
    const name = has[on]
    if (name === undefined) return []
    const row = lifecycleRow(conversation.state, stateOf(recording), on, world.assumptions, surface)
    return 'to' in row && row.to !== recording.state ? [name] : []
  })
}
