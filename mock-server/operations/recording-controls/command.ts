import {
  lifecycleRow,
  type ClientCommand,
  type CommandSurface,
  type LifecycleRow,
  type RefusalReason,
} from '../../../contracts/lifecycle/recording.js'
import type { RecordingEvent } from '../../world/events.js'
import { eventTo, eventVia, evolve, stateOf } from '../../world/evolve.js'
import { settleMs } from '../../world/settle.js'
import type { Conversation, Instant, Recording, World } from '../../world/world.js'
import { Problem, type ProblemOptions } from '../problem.js'
import { describeRefusal } from './refusals.js'

/** What a surface answers to a command that the table refuses. */
export type RefusedAs = (reason: RefusalReason) => Pick<ProblemOptions, 'kind' | 'status' | 'code'>

/** What follows from a command that is taken. `settled` is false when it is in work, and done later. */
export interface Commanded {
  readonly recording: Recording
  readonly events: readonly RecordingEvent[]
  readonly row: string
  readonly settled: boolean
}

/**
 * Puts a command to the lifecycle table: the event that follows, if any, and the recording after it.
 * @throws {Problem} with the status of the surface when the table refuses
 */
export function command(
  world: World,
  conversation: Conversation,
  recording: Recording,
  on: ClientCommand,
  now: Instant,
  refusedAs: RefusedAs,
  surface: CommandSurface = 'api-v2',
): Commanded {
  const row = lifecycleRow(conversation.state, stateOf(recording), on, world.assumptions, surface)
  if ('refuse' in row) throw refusal(conversation, recording, on, row, refusedAs(row.refuse), row.refuse)
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

function refusal(
  conversation: Conversation,
  recording: Recording,
  on: ClientCommand,
  row: LifecycleRow,
  as: ReturnType<RefusedAs>,
  reason: RefusalReason,
): Problem {
  return new Problem({
    ...as,
    ...describeRefusal(reason, conversation, recording, on),
    rule: row.id,
    evidence: row.evidence,
    state: { call: conversation.state, recording: stateOf(recording) },
    allowed: allowedIn(conversation, recording),
    subject: recording.recordingId,
  })
}

function allowedIn({ state: call }: Conversation, { state, settling }: Recording): string[] {
  if (call !== 'connected' || settling) return []
  if (state === 'idle') return ['start']
  if (state === 'recording') return ['stop', 'pause']
  return state === 'masked' ? ['stop', 'resume'] : []
}
