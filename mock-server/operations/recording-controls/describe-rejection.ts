import { unsettledStates } from '../../../contracts/lifecycle/states.js'
import { instant } from '../instant.js'
import type { Conversation, Recording } from '../../world/entities.js'
import type { ClientCommand, CommandSurface, RefusalReason } from '../../../contracts/lifecycle/row.js'

const done: Readonly<Record<ClientCommand, string>> = {
  start: 'started',
  stop: 'stopped',
  mask: 'paused',
  unmask: 'resumed',
  decline: 'declined',
}

/** How one part of the API has what a refusal tells to do. */
interface Words {
  /** What a client sends for each command that there is. */
  readonly sent: Readonly<Partial<Record<ClientCommand, string>>>
  /** What shows that a call is answered. */
  readonly answered: string
  /** What reads the state of a recording. */
  readonly state: string
  /** What reads a recording when its call is over. */
  readonly recordings: string
}

const playback = 'GET /media-playback/v1/contacts?acd-call-id=…'

const words: Readonly<Record<CommandSurface, Words>> = {
  'api-v2': {
    sent: {
      start: '{"action":"start"} to …/recordingcontrols/start',
      stop: '{"action":"stop"} to …/recordingcontrols/stop',
      mask: '{"recordingState":"PAUSED"} to …/recordingstate',
      unmask: '{"recordingState":"ACTIVE"} to …/recordingstate',
    },
    answered: 'state "connected" on its participants',
    state: 'GET /api/v2/conversations/{conversationId}',
    recordings: 'GET …/recordings',
  },
  'record-on-demand': {
    sent: {
      start: 'POST …/start-recording-on-demand',
      stop: 'POST …/stop-recording-on-demand',
      mask: 'POST …/mask',
      unmask: 'POST …/unmask',
      decline: 'POST …/do-not-record',
    },
    answered: 'GET …/get-recording-status no longer says 404',
    state: 'GET …/get-recording-status',
    recordings: playback,
  },
  agent: {
    sent: {
      start: 'POST …/record',
      stop: 'POST …/stop-record',
      mask: 'POST …/mask',
      unmask: 'POST …/unmask',
    },
    answered: 'Status "Active" in an event of GET …/get-next-event',
    state: 'GET …/get-next-event',
    recordings: playback,
  },
}

type Describe = (
  conversation: Conversation,
  recording: Recording,
  on: ClientCommand,
  words: Words,
) => Described

const reasons: Readonly<Record<RefusalReason, Describe>> = {
  'not-connected': ({ state, conversationId }, { recordingId }, on, { answered, recordings }) => ({
    message: `Recording ${recordingId} cannot be ${done[on]}: its call is ${state}, not connected.`,
    reason: `Conversation ${conversationId} is ${state}. A recording can be commanded while its call is connected.`,
    fix: [
      state === 'alerting'
        ? `Wait until the call is answered: ${answered}.`
        : `The call is over: read what was recorded with ${recordings}.`,
    ],
  }),
  'not-recording': (_, { recordingId }, on, { sent }) => ({
    message: `Recording ${recordingId} has not started: it cannot be ${done[on]}.`,
    reason: `Nothing is being recorded: recording ${recordingId} is idle. The API is strict about that.`,
    fix: [`Start it first, with ${sent.start}; send ${sent[on]} only while it is being recorded.`],
  }),
  'already-recording': (_, { recordingId, state }, on, { sent }) => ({
    message: `Recording ${recordingId} is in progress already: it cannot be ${done[on]}.`,
    reason: `Recording ${recordingId} is ${state === 'masked' ? 'paused' : 'being recorded'}: a start went before this one.`,
    fix: [
      'Do not start twice. Treat a repeated start (a double click, an automatic retry) as done.',
      ...(state === 'masked' ? [`To go on after a pause send ${sent.unmask}.`] : []),
    ],
  }),
  finished: ({ state, conversationId }, { recordingId }, on, { recordings }) => ({
    message: `Recording ${recordingId} is finished: it cannot be ${done[on]}.`,
    reason:
      `Recording ${recordingId} is finished${state === 'ended' ? `, since its call ${conversationId} has ended` : ': it was stopped'}. ` +
      'A finished recording takes no more commands.',
    fix: [
      state === 'ended'
        ? `The call is over: read what was recorded with ${recordings}.`
        : 'Remember in your code which recordings were stopped, and send them nothing more.',
    ],
  }),
  declined: ({ conversationId }, { recordingId }, on) => ({
    message: `Recording ${recordingId} is declined: it cannot be ${done[on]}.`,
    reason: `Call ${conversationId} is not to be recorded: do-not-record was asked for, and that is for good.`,
    fix: ['Leave this call unrecorded. What was recorded before it was declined can be read.'],
  }),
  locked: (_, { recordingId, settling }, on, { state }) => ({
    message: `Recording ${recordingId} is locked while it is ${settling?.state ?? 'in work'}: it cannot be ${done[on]}.`,
    reason:
      `A command before this one was accepted (202) and is still in work: recording ${recordingId} is ` +
      `${settling ? `${settling.state}, and will be ${unsettledStates[settling.state].to} at ${instant(settling.at)}` : 'in work'}.`,
    fix: [
      `202 is not done: read the state with ${state} until it has changed, and only then send the next command.`,
      'If you send the command again, wait before each attempt, longer each time, and give up after a bounded time: at once it ends here again.',
    ],
  }),
}

interface Described {
  readonly message: string
  readonly reason: string
  readonly fix: readonly string[]
}

/** What a refusal says on the wire, why it was refused, and what to change. */
export function describeRejection(
  reason: RefusalReason,
  conversation: Conversation,
  recording: Recording,
  on: ClientCommand,
  surface: CommandSurface,
): Described {
  return reasons[reason](conversation, recording, on, words[surface])
}
