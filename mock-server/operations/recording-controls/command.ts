import {
  lifecycleRow,
  type RecordingCommand,
  type RefusalReason,
} from '../../../contracts/lifecycle/recording.js'
import type { LifecycleRow } from '../../../contracts/lifecycle/recording.js'
import type { RecordingEvent } from '../../world/events.js'
import { evolve } from '../../world/evolve.js'
import type { Conversation, Instant, Recording, World } from '../../world/world.js'
import { Problem, type ProblemOptions } from '../problem.js'

type Command = Exclude<RecordingCommand, 'end'>

const done: Readonly<Record<Command, string>> = {
  start: 'started',
  stop: 'stopped',
  mask: 'paused',
  unmask: 'resumed',
}

/** What a client sends for a command. */
const onTheWire: Readonly<Record<Command, string>> = {
  start: 'start',
  stop: 'stop',
  mask: 'PAUSED',
  unmask: 'ACTIVE',
}

/** What a surface answers to a command that the table refuses. */
export type ConflictStatus = Pick<ProblemOptions, 'kind' | 'status' | 'code'>

/**
 * Puts a command to the lifecycle table: the event that follows, if any, and the recording after it.
 * @throws {Problem} with the status of the surface when the table refuses
 */
export function command(
  world: World,
  conversation: Conversation,
  recording: Recording,
  on: Command,
  now: Instant,
  conflict: ConflictStatus,
): { readonly recording: Recording; readonly events: readonly RecordingEvent[]; readonly row: string } {
  const row = lifecycleRow(conversation.state, recording.state, on, world.assumptions)
  if ('refuse' in row) throw refusal(conversation, recording, on, row, row.refuse, conflict)
  if (row.to === recording.state) return { recording, events: [], row: row.id }
  const event = eventOf(recording, row.to, now)
  return { recording: evolve(recording, event), events: [event], row: row.id }
}

function eventOf({ recordingId, state }: Recording, to: Recording['state'], at: Instant): RecordingEvent {
  if (to === 'stopped') return { type: 'RecordingStopped', recordingId, at }
  if (to === 'masked') return { type: 'RecordingPaused', recordingId, at }
  return { type: state === 'masked' ? 'RecordingResumed' : 'RecordingStarted', recordingId, at }
}

/** The event by which a recording finishes when its call ends, if it has to. */
export function finishWithCall(
  world: World,
  conversation: Conversation,
  at: Instant,
): readonly RecordingEvent[] {
  const recording = world.recordings.get(conversation.recordingId)
  if (!recording) return []
  const row = lifecycleRow(conversation.state, recording.state, 'end', world.assumptions)
  return 'to' in row && row.to !== recording.state ? [eventOf(recording, row.to, at)] : []
}

const reasons: Readonly<
  Record<RefusalReason, (conversation: Conversation, recording: Recording, on: Command) => Reason>
> = {
  'not-connected': ({ state, conversationId }, { recordingId }, on) => ({
    message: `Recording ${recordingId} cannot be ${done[on]}: its call is ${state}, not connected.`,
    why: `Conversation ${conversationId} is ${state}. A recording can be commanded while its call is connected.`,
    fix: [
      state === 'alerting'
        ? 'Wait until the call is answered: state "connected" on its participants.'
        : 'The call is over: read what was recorded with GET …/recordings.',
    ],
  }),
  'not-recording': (_, { recordingId }, on) => ({
    message: `Recording ${recordingId} has not started: it cannot be ${done[on]}.`,
    why: `Nothing is being recorded: recording ${recordingId} is idle. The API is strict about that.`,
    fix: [`Start it first; send ${onTheWire[on]} only while it is being recorded.`],
  }),
  'already-recording': (_, { recordingId, state }, on) => ({
    message: `Recording ${recordingId} is in progress already: it cannot be ${done[on]}.`,
    why: `Recording ${recordingId} is ${state === 'masked' ? 'paused' : 'being recorded'}: a start went before this one.`,
    fix: [
      'Do not start twice. Treat a repeated start (a double click, an automatic retry) as done.',
      ...(state === 'masked'
        ? ['To go on after a pause send {"recordingState":"ACTIVE"} to …/recordingstate.']
        : []),
    ],
  }),
  finished: ({ state, conversationId }, { recordingId }, on) => ({
    message: `Recording ${recordingId} is finished: it cannot be ${done[on]}.`,
    why:
      `Recording ${recordingId} is finished${state === 'ended' ? `, since its call ${conversationId} has ended` : ': it was stopped'}. ` +
      'A finished recording takes no more commands.',
    fix: [
      state === 'ended'
        ? 'The call is over: read what was recorded with GET …/recordings.'
        : 'Remember in your code which recordings were stopped, and send them nothing more.',
    ],
  }),
}

interface Reason {
  readonly message: string
  readonly why: string
  readonly fix: readonly string[]
}

function refusal(
  conversation: Conversation,
  recording: Recording,
  on: Command,
  row: LifecycleRow,
  reason: RefusalReason,
  conflict: ConflictStatus,
): Problem {
  return new Problem({
    ...conflict,
    ...reasons[reason](conversation, recording, on),
    rule: row.id,
    evidence: row.evidence,
    state: { call: conversation.state, recording: recording.state },
    allowed: allowedIn(conversation, recording),
    subject: recording.recordingId,
  })
}

function allowedIn({ state: call }: Conversation, { state }: Recording): string[] {
  if (call !== 'connected') return []
  if (state === 'idle') return ['start']
  if (state === 'recording') return ['stop', 'pause']
  return state === 'masked' ? ['stop', 'resume'] : []
}
