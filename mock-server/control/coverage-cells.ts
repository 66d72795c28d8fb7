import type { Assumptions } from '../../contracts/ambiguities.js'
import {
  lifecycleRow,
  recordingLifecycle,
  type CallState,
  type RecordingCommand,
  type RecordingState,
} from '../../contracts/lifecycle/recording.js'

/** A state in which a command can be met: a cell of the grid. */
export interface Cell {
  /** E.g. `connected/idle/start`. */
  readonly id: string
  readonly call: CallState
  readonly recording: RecordingState
  readonly command: 'start' | 'stop' | 'pause' | 'resume'
  /** The status that the contract has for it, under the variants in force. */
  readonly expected: number
  /** The rows of the lifecycle that can decide here, whichever variant holds. */
  readonly rows: readonly string[]
}

const names = { start: 'start', stop: 'stop', mask: 'pause', unmask: 'resume' } as const
type Command = keyof typeof names
const commands = Object.keys(names) as readonly Command[]

/** Every state that a call can get into, with every command. */
export function cellsOf(assumptions: Assumptions): Cell[] {
  return placesFrom({ call: 'alerting', recording: 'idle' }, assumptions).flatMap(({ call, recording }) =>
    commands.map((on) => ({
      id: `${call}/${recording}/${names[on]}`,
      call,
      recording,
      command: names[on],
      expected: statusOf(call, recording, on, assumptions),
      rows: recordingLifecycle
        .filter((row) => row.call === call && row.from === recording && row.on === on)
        .map(({ id }) => id),
    })),
  )
}

interface Place {
  readonly call: CallState
  readonly recording: RecordingState
}

/** The places that can be reached: no call that ended is being recorded, so nothing has to be met there. */
function placesFrom(start: Place, assumptions: Assumptions): Place[] {
  const found = new Map<string, Place>()
  const visit = (place: Place) => {
    const key = `${place.call}/${place.recording}`
    if (found.has(key)) return
    found.set(key, place)
    for (const next of nextOf(place, assumptions)) visit(next)
  }
  visit(start)
  return [...found.values()].toSorted((a, b) => rank(a) - rank(b))
}

const order: readonly string[] = ['alerting', 'connected', 'ended', 'idle', 'recording', 'masked', 'stopped']

function rank({ call, recording }: Place): number {
  return order.indexOf(call) * order.length + order.indexOf(recording)
}

function nextOf({ call, recording }: Place, assumptions: Assumptions): Place[] {
  const after = (on: RecordingCommand) => {
    const row = lifecycleRow(call, recording, on, assumptions)
    return 'to' in row ? row.to : recording
  }
  const answered: Place[] = call === 'alerting' ? [{ call: 'connected', recording }] : []
  return [
    ...answered,
    ...commands.map((on): Place => ({ call, recording: after(on) })),
    { call: 'ended', recording: after('end') },
  ]
}

/** What the surface of a command answers; recordingstate declares no 409. */
function statusOf(call: CallState, from: RecordingState, on: Command, assumptions: Assumptions): number {
  const done = 'to' in lifecycleRow(call, from, on, assumptions)
  if (on === 'mask' || on === 'unmask') return done ? 200 : 400
  if (!done) return Number(assumptions['state-conflict-status'])
  return assumptions['success-body'] === 'empty' ? 204 : 200
}
