import type { Assumptions } from '../../../contracts/register/ambiguities.js'
import { commandNames } from '../../../contracts/lifecycle/commands.js'
import { lifecycleRow, recordingLifecycle } from '../../../contracts/lifecycle/recording.js'
import {
  callStates,
  clientCommands,
  isUnsettled,
  recordingStates,
} from '../../../contracts/lifecycle/states.js'
import { settleMs } from '../../world/start/settle.js'
import type { SettleTimes } from '../../world/entities.js'
import type {
  CallState,
  ClientCommand,
  CommandSurface,
  LifecycleRow,
  RecordingCommand,
  RecordingState,
  UnsettledState,
} from '../../../contracts/lifecycle/row.js'

/** A cell of the coverage grid: a command in a state. */
export interface Cell {
  /** E.g. `connected/idle/start`. */
  readonly id: string
  readonly call: CallState
  readonly recording: RecordingState
  /** The name of the command in its part of the API, e.g. `start`, `pause` or `do-not-record`. */
  readonly command: string
  /** The status of the response under the variants in force. */
  readonly expected: number
  /** The rows of the lifecycle that can apply here, under any variant. */
  readonly rows: readonly string[]
}

/** The settings that determine the expected statuses. */
export interface Choices {
  readonly assumptions: Assumptions
  readonly settle: SettleTimes
}

/** Every state that a call can reach with the commands of one part of the API, combined with each of its commands. */
export function cellsOf(surface: CommandSurface, choices: Choices): Cell[] {
  const names = commandNames[surface]
  return reachableFrom(starts[surface], surface, choices).flatMap(({ call, recording }) =>
    clientCommands.flatMap((on) => {
      const command = names[on]
      if (command === undefined) return []
      const row = lifecycleRow(call, recording, on, choices.assumptions, surface)
      const rows = recordingLifecycle.filter(
        (each) =>
          each.call === call &&
          each.from === recording &&
          each.on === on &&
          (each.surface ?? surface) === surface,
      )
      const expected = statusOn[surface](on, row, choices)
      return [
        {
          id: `${call}/${recording}/${command}`,
          call,
          recording,
          command,
          expected,
          rows: rows.map(({ id }) => id),
        },
      ]
    }),
  )
}

interface CombinedState {
  readonly call: CallState
  readonly recording: RecordingState
}

/** Record on Demand and the Agent API have no interaction before the call is connected. */
const starts: Readonly<Record<CommandSurface, CombinedState>> = {
  'api-v2': { call: 'alerting', recording: 'idle' },
  'record-on-demand': { call: 'connected', recording: 'idle' },
  participant: { call: 'alerting', recording: 'idle' },
  agent: { call: 'connected', recording: 'idle' },
}

/** The states that can be reached. For example, a call that ended cannot have a recording in progress. */
function reachableFrom(start: CombinedState, surface: CommandSurface, choices: Choices): CombinedState[] {
  const found = new Map<string, CombinedState>()
  const visit = (state: CombinedState) => {
    const key = `${state.call}/${state.recording}`
    if (found.has(key)) return
    found.set(key, state)
    for (const next of nextOf(state, surface, choices)) visit(next)
  }
  visit(start)
  return [...found.values()].toSorted((a, b) => rank(a) - rank(b))
}

function rank({ call, recording }: CombinedState): number {
  return callStates.indexOf(call) * recordingStates.length + recordingStates.indexOf(recording)
}

function nextOf(
  { call, recording }: CombinedState,
  surface: CommandSurface,
  choices: Choices,
): CombinedState[] {
  const after = (on: RecordingCommand) => {
    const row = lifecycleRow(call, recording, on, choices.assumptions, surface)
    return 'to' in row ? (viaOf(row, choices) ?? row.to) : recording
  }
  const commands = clientCommands.filter((on) => on in commandNames[surface])
  return [
    ...(call === 'alerting' ? [{ call: 'connected', recording } as const] : []),
    ...commands.map((on): CombinedState => ({ call, recording: after(on) })),
    ...(isUnsettled(recording) ? [{ call, recording: after('settle') }] : []),
    ...(surface === 'api-v2' || surface === 'participant'
      ? [{ call: 'ended', recording: after('end') } as const]
      : []),
  ]
}

/** The intermediate state of a command that takes time to settle. */
function viaOf(row: LifecycleRow, { settle }: Choices): UnsettledState | undefined {
  if (!('via' in row) || row.via === undefined || row.to === row.from) return undefined
  return settleMs(settle, row.via) > 0 ? row.via : undefined
}

/** The recordingstate operations declare neither 409 nor 425. */
function statusOnApiV2(on: ClientCommand, row: LifecycleRow, choices: Choices): number {
  const { assumptions } = choices
  if (on === 'mask' || on === 'unmask') {
    if ('to' in row) return 202
    return assumptions['recordingstate-when-not-recording'] === 'conflict' ? 409 : 400
  }
  if ('reject' in row) {
    return Number(assumptions[row.reject === 'locked' ? 'locked-status' : 'state-conflict-status'])
  }
  if (assumptions['success-body'] === 'empty') return 204
  return viaOf(row, choices) && assumptions['settling-status'] === 'accepted-202' ? 202 : 200
}

function statusOnDemand(_: ClientCommand, row: LifecycleRow, choices: Choices): number {
  if ('reject' in row) return row.reject === 'locked' ? 425 : 409
  return viaOf(row, choices) || row.id.endsWith('-accepted') ? 202 : 200
}

/** The Agent API responds with 202 whether or not the command takes effect. */
function statusOnAgentApi(_: ClientCommand, row: LifecycleRow, { assumptions }: Choices): number {
  const ignored =
    'reject' in row && row.reject === 'locked' && assumptions['agent-command-in-work'] === 'ignored-202'
  return 'reject' in row && !ignored ? 409 : 202
}

/** `snippet/record` responds with 200, PATCH with 202. The grid shows the first. */
function statusOnParticipant(_: ClientCommand, row: LifecycleRow, { assumptions }: Choices): number {
  if ('to' in row) return 200
  return assumptions['participant-recording-conflict'] === 'bad-request' ? 400 : 409
}

const statusOn: Readonly<Record<CommandSurface, typeof statusOnApiV2>> = {
  'api-v2': statusOnApiV2,
  'record-on-demand': statusOnDemand,
  participant: statusOnParticipant,
  agent: statusOnAgentApi,
}
