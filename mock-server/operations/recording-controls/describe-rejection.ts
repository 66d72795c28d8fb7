import { unsettledStates } from '../../../contracts/lifecycle/states.js'
import { instant } from '../instant.js'
import type { Conversation, Recording } from '../../world/entities.js'
import type { ClientCommand, CommandSurface, LifecycleRejection } from '../../../contracts/lifecycle/row.js'

const done: Readonly<Record<ClientCommand, string>> = {
  start: 'started',
  stop: 'stopped',
  mask: 'paused',
  unmask: 'resumed',
  decline: 'declined',
}

/** How an explanation refers to the requests of one part of the API. */
interface Words {
  /** The request for each command that exists. */
  readonly sent: Readonly<Partial<Record<ClientCommand, string>>>
  /** How a client sees that the call is answered. */
  readonly answered: string
  /** The request that reads the state of a recording. */
  readonly state: string
  /** The request that reads a recording after its call. */
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
  participant: {
    sent: {
      start:
        '{"type":"snippet","record":true} to …/snippet/record, or {"recording":true} to PATCH …/participants/{participantId}',
      stop: '{"type":"snippet","record":false} to …/snippet/record, or {"recording":false} to PATCH …/participants/{participantId}',
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
    answered: 'GET …/get-recording-status no longer returns 404',
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

const reasons: Readonly<Record<Exclude<LifecycleRejection, 'busy'>, Describe>> = {
  'not-connected': ({ state, conversationId }, { recordingId }, on, { answered, recordings }) => ({
    message: `Recording ${recordingId} cannot be ${done[on]}: its call is ${state}, not connected.`,
    reason: `Conversation ${conversationId} is ${state}. A recording can be started or stopped only while its call is connected.`,
    fix: [
      state === 'alerting'
        ? `Wait until the call is answered: ${answered}.`
        : `The call has ended. Read its recording with ${recordings}.`,
    ],
  }),
  'not-recording': (_, { recordingId }, on, { sent }) => ({
    message: `Recording ${recordingId} has not started: it cannot be ${done[on]}.`,
    reason: `Recording ${recordingId} is idle, so there is nothing to stop, pause or resume. The API is strict about that.`,
    fix: [`Start it first with ${sent.start}. Send ${sent[on]} only while the recording is in progress.`],
  }),
  'already-recording': (_, { recordingId, state }, on, { sent }) => ({
    message: `Recording ${recordingId} is in progress already: it cannot be ${done[on]}.`,
    reason: `Recording ${recordingId} is already ${state === 'masked' ? 'paused' : 'in progress'}.`,
    fix: [
      'Do not start a recording twice. If a start is repeated (a double click, an automatic retry), treat it as done.',
      ...(state === 'masked' ? [`To continue after a pause, send ${sent.unmask}.`] : []),
    ],
  }),
  finished: ({ state, conversationId }, { recordingId }, on, { recordings }) => ({
    message: `Recording ${recordingId} is finished: it cannot be ${done[on]}.`,
    reason:
      `Recording ${recordingId} is finished, because ${state === 'ended' ? `its call ${conversationId} has ended` : 'it was stopped'}. ` +
      'A finished recording accepts no more commands.',
    fix: [
      state === 'ended'
        ? `The call has ended. Read its recording with ${recordings}.`
        : 'Keep track of the recordings that were stopped, and send them no more commands.',
    ],
  }),
  declined: ({ conversationId }, { recordingId }, on) => ({
    message: `Recording ${recordingId} is declined: it cannot be ${done[on]}.`,
    reason: `Call ${conversationId} must not be recorded. do-not-record was sent for it and cannot be undone.`,
    fix: ['Do not record this call. Anything recorded before do-not-record can still be read.'],
  }),
  locked: (_, { recordingId, settling }, on, { state }) => ({
    message: `Recording ${recordingId} is locked while it is ${settling?.state ?? 'being processed'}: it cannot be ${done[on]}.`,
    reason:
      `The previous command was accepted (202) and is still being processed. Recording ${recordingId} is ` +
      `${settling ? `${settling.state} and will be ${unsettledStates[settling.state].to} at ${instant(settling.at)}` : 'locked'}.`,
    fix: [
      `202 does not mean done. Read the state with ${state} until it has changed, and only then send the next command.`,
      'If you retry the command, wait longer before each attempt and give up after a bounded time. An immediate retry is rejected again.',
    ],
  }),
}

interface Described {
  readonly message: string
  readonly reason: string
  readonly fix: readonly string[]
}

/** The message on the wire, the reason and the fix for a rejected command. */
export function describeRejection(
  reason: LifecycleRejection,
  conversation: Conversation,
  recording: Recording,
  on: ClientCommand,
  surface: CommandSurface,
): Described {
  return reasons[reason === 'busy' ? 'locked' : reason](conversation, recording, on, words[surface])
}
