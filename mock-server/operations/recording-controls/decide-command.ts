import { lifecycleRow } from '../../../contracts/lifecycle/recording.js'
import { commandNames } from '../../../contracts/lifecycle/commands.js'
import { clientCommands } from '../../../contracts/lifecycle/states.js'
import type { RecordingEvent } from '../../world/events.js'
import { eventTo, eventVia, evolve, stateOf } from '../../world/recordings/evolve.js'
import { settleMs } from '../../world/start/settle.js'
import type { World } from '../../world/world.js'
import { Rejection, type RejectionOptions } from '../rejection.js'
import { describeRejection } from './describe-rejection.js'
import type { Conversation, Instant, Recording } from '../../world/entities.js'
import type {
  ClientCommand,
  CommandSurface,
  LifecycleRow,
  LifecycleRejection,
} from '../../../contracts/lifecycle/row.js'

/** How a surface rejects a command that the table does not allow. */
export type RejectedAs = (
  reason: LifecycleRejection,
) => Pick<RejectionOptions, 'kind' | 'status' | 'code' | 'statusEvidence' | 'bodyEvidence'>

/** The result of an accepted command. `settled` is false if it is still being processed. */
export interface CommandResult {
  readonly recording: Recording
  readonly events: readonly RecordingEvent[]
  readonly row: string
  readonly settled: boolean
}

/** A command on the recording of a call. */
export interface CommandInput {
  readonly world: World
  readonly conversation: Conversation
  readonly recording: Recording
  readonly on: ClientCommand
  readonly now: Instant
  /** Default: api-v2. */
  readonly surface?: CommandSurface
  readonly rejectedAs: RejectedAs
}

/**
 * Decides a command with the lifecycle table: its event, if any, and the recording after it.
 * @throws {Rejection} with the status of the surface if the table rejects it
 */
export function decideCommand(asked: CommandInput): CommandResult {
  const { world, conversation, recording, on, now, surface } = asked
  const row = lifecycleRow(conversation.state, stateOf(recording), on, world.assumptions, surface)
  if ('reject' in row) throw rejection(asked, row, row.reject)
  if (row.to === recording.state) return { recording, events: [], row: row.id, settled: true }
  const takes = row.via === undefined ? 0 : settleMs(world.settle, row.via)
  const event =
    row.via === undefined || takes === 0
      ? eventTo(recording, row.to, now)
      : eventVia(recording, row.via, now, now + takes)
  return { recording: evolve(recording, event), events: [event], row: row.id, settled: takes === 0 }
}

/** The event that finishes a recording when its call ends, if it is still in progress. */
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

function rejection(asked: CommandInput, row: LifecycleRow, reason: LifecycleRejection): Rejection {
  const { conversation, recording, on, rejectedAs, surface = 'api-v2' } = asked
  return new Rejection({
    ...rejectedAs(reason),
    ...describeRejection(reason, conversation, recording, on, surface),
    rule: row.id,
    evidence: row.evidence,
    state: { call: conversation.state, recording: stateOf(recording) },
    allowed: allowedInstead(asked),
    subject: recording.recordingId,
  })
}

/** The commands that would have an effect in this state. */
function allowedInstead({ world, conversation, recording, surface = 'api-v2' }: CommandInput): string[] {
  const names = commandNames[surface]
  return clientCommands.flatMap((on) => {
    const name = names[on]
    if (name === undefined) return []
    const row = lifecycleRow(conversation.state, stateOf(recording), on, world.assumptions, surface)
    return 'to' in row && row.to !== recording.state ? [name] : []
  })
}
