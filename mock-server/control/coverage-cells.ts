import type { Assumptions } from '../../contracts/ambiguities.js'
import {
  lifecycleRow,
  recordingLifecycle,
  type CallState,
  type LifecycleRow,
  type RecordingCommand,
  type RecordingState,
  type UnsettledState,
} from '../../contracts/lifecycle/recording.js'
import { callStates, isUnsettled, recordingStates } from '../../contracts/lifecycle/states.js'
import { settleMs } from '../world/settle.js'
import type { SettleTimes } from '../world/world.js'

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

/** What decides how an API behaves that can be chosen. */
export interface Choices {
  readonly assumptions: Assumptions
  readonly settle: SettleTimes
}

/** Every state that a call can get into, with every command. */
export function cellsOf(choices: Choices): Cell[] {
  return placesFrom({ call: 'alerting', recording: 'idle' }, choices).flatMap(({ call, recording }) =>
    commands.map((on) => ({
      id: `${call}/${recording}/${names[on]}`,
      call,
      recording,
      command: names[on],
      expected: statusOf(call, recording, on, choices),
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
function placesFrom(start: Place, choices: Choices): Place[] {
  const found = new Map<string, Place>()
  const visit = (place: Place) => {
    const key = `${place.call}/${place.recording}`
    if (found.has(key)) return
    found.set(key, place)
    for (const next of nextOf(place, choices)) visit(next)
  }
  visit(start)
  return [...found.values()].toSorted((a, b) => rank(a) - rank(b))
}

function rank({ call, recording }: Place): number {
  return callStates.indexOf(call) * recordingStates.length + recordingStates.indexOf(recording)
}

function nextOf({ call, recording }: Place, choices: Choices): Place[] {
  const after = (on: RecordingCommand) => {
    const row = lifecycleRow(call, recording, on, choices.assumptions)
    return 'to' in row ? (viaOf(row, choices) ?? row.to) : recording
  }
  const answered: Place[] = call === 'alerting' ? [{ call: 'connected', recording }] : []
  return [
    ...answered,
    ...commands.map((on): Place => ({ call, recording: after(on) })),
    ...(isUnsettled(recording) ? [{ call, recording: after('settle') }] : []),
    { call: 'ended', recording: after('end') },
  ]
}

/** The state that a command leads to first, where it takes time to settle. */
function viaOf(row: LifecycleRow, { settle }: Choices): UnsettledState | undefined {
  if (!('via' in row) || row.via === undefined || row.to === row.from) return undefined
  return settleMs(settle, row.via) > 0 ? row.via : undefined
}

/** What the surface of a command answers; recordingstate declares no 409. */
function statusOf(call: CallState, from: RecordingState, on: Command, choices: Choices): number {
  const { assumptions } = choices
  const row = lifecycleRow(call, from, on, assumptions)
  if (on === 'mask' || on === 'unmask') return 'to' in row ? 200 : 400
  if ('refuse' in row) {
    return Number(assumptions[row.refuse === 'locked' ? 'locked-status' : 'state-conflict-status'])
  }
  if (assumptions['success-body'] === 'empty') return 204
  return viaOf(row, choices) && assumptions['settling-status'] === 'accepted-202' ? 202 : 200
}
