import type { ClientCommand, RefusalReason } from '../../../contracts/lifecycle/recording.js'
import { unsettledStates } from '../../../contracts/lifecycle/states.js'
import type { Conversation, Recording } from '../../world/world.js'
import { instant } from '../conversations/present.js'

const done: Readonly<Record<ClientCommand, string>> = {
  start: 'started',
  stop: 'stopped',
  mask: 'paused',
  unmask: 'resumed',
  decline: 'declined',
}

/** What a client sends for a command. */
const onTheWire: Readonly<Record<ClientCommand, string>> = {
  start: 'start',
  stop: 'stop',
  mask: 'PAUSED',
  unmask: 'ACTIVE',
  decline: 'do-not-record',
}

const reasons: Readonly<
  Record<RefusalReason, (conversation: Conversation, recording: Recording, on: ClientCommand) => Described>
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
  declined: ({ conversationId }, { recordingId }, on) => ({
    message: `Recording ${recordingId} is declined: it cannot be ${done[on]}.`,
    why: `Call ${conversationId} is not to be recorded: do-not-record was asked for, and that is for good.`,
    fix: ['Leave this call unrecorded. What was recorded before it was declined can be read.'],
  }),
  locked: (_, { recordingId, settling }, on) => ({
    message: `Recording ${recordingId} is locked while it is ${settling?.state ?? 'in work'}: it cannot be ${done[on]}.`,
    why:
      `A command before this one was accepted (202) and is still in work: recording ${recordingId} is ` +
      `${settling ? `${settling.state}, and will be ${unsettledStates[settling.state].to} at ${instant(settling.at)}` : 'in work'}.`,
    fix: [
      '202 is not done: read the state until it has changed, and only then send the next command.',
      'Do not repeat a command by yourself: a double click or an automatic retry ends here.',
    ],
  }),
}

interface Described {
  readonly message: string
  readonly why: string
  readonly fix: readonly string[]
}

/** What a refusal says on the wire, why it was refused, and what to change. */
export function describeRefusal(
  reason: RefusalReason,
  conversation: Conversation,
  recording: Recording,
  on: ClientCommand,
): Described {
  return reasons[reason](conversation, recording, on)
}
