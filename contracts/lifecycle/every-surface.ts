import { assumed, strictStop, type Evidence } from '../evidence.js'
import {
  callStates,
  clientCommands,
  commandSurfaces,
  isUnsettled,
  recordingStates,
  unsettledStates,
} from './states.js'
import type {
  CallState,
  ClientCommand,
  CommandSurface,
  LifecycleRow,
  RecordingState,
  SettledState,
} from './row.js'

/** Time passes, and an accepted command completes. */
const whenItSettles: readonly LifecycleRow[] = recordingStates.filter(isUnsettled).map((from) => ({
  id: `${from}-settles`,
  call: 'connected',
  from,
  on: 'settle',
  to: unsettledStates[from].to,
  // Documented for Record on Demand, and assumed for the other parts of the API.
  evidence: assumed('settling-status'),
}))

const afterTheEnd: Readonly<Record<RecordingState, SettledState>> = {
  idle: 'idle',
  starting: 'idle',
  recording: 'stopped',
  masking: 'stopped',
  masked: 'stopped',
  unmasking: 'stopped',
  stopping: 'stopped',
  stopped: 'stopped',
  declining: 'declined',
  declined: 'declined',
}

/** When a call ends, its recording finishes. A recording that never started does not change. */
const whenTheCallEnds: readonly LifecycleRow[] = recordingStates.flatMap((from) =>
  callStates.flatMap((call) => (from === 'starting' ? endsWhileStarting(call) : [ends(call, from)])),
)

function ends(call: CallState, from: RecordingState): LifecycleRow {
  return {
    id: `end-${call}-${from}`,
    call,
    from,
    on: 'end',
    to: afterTheEnd[from],
    evidence: assumed('end-while-starting'),
  }
}

/** A start that is still being processed when the call ends. Anything recorded earlier is kept. */
function endsWhileStarting(call: CallState): LifecycleRow[] {
  const row = { call, from: 'starting', on: 'end', evidence: assumed('end-while-starting') } as const
  return [
    {
      ...row,
      id: `end-${call}-starting`,
      to: 'idle',
      assume: { 'end-while-starting': 'never-recorded' },
    },
    {
      ...row,
      id: `end-${call}-starting-empty`,
      to: 'stopped',
      assume: { 'end-while-starting': 'empty-recording' },
    },
  ]
}

/** The thread knows only of stopping too early or too late. */
function evidenceOnApiV2(on: ClientCommand, from: RecordingState): Evidence {
  if (on === 'stop' && (from === 'idle' || from === 'stopped')) return strictStop
  return assumed(
    on === 'mask' || on === 'unmask' ? 'recordingstate-when-not-recording' : 'state-conflict-status',
  )
}

const evidenceOn: Readonly<Record<CommandSurface, typeof evidenceOnApiV2>> = {
  'api-v2': evidenceOnApiV2,
  participant: () => assumed('participant-recording-conflict'),
  'record-on-demand': () => assumed('record-on-demand-stop-when-not-recording'),
  agent: () => assumed('agent-ended-contact'),
}

const prefixes: Readonly<Record<CommandSurface, string>> = {
  'api-v2': '',
  participant: 'participant-',
  'record-on-demand': 'rod-',
  agent: 'agent-',
}

const whileNotConnected: readonly LifecycleRow[] = commandSurfaces.flatMap((surface) =>
  (['alerting', 'ended'] as const).flatMap((call) =>
    recordingStates.flatMap((from) =>
      clientCommands.map((on): LifecycleRow => ({
        id: `${prefixes[surface]}${on}-while-${call}-${from}`,
        call,
        from,
        on,
        surface,
        reject: call === 'ended' && from === 'stopped' ? 'finished' : 'not-connected',
        evidence: evidenceOn[surface](on, from),
      })),
    ),
  ),
)

/** The rows that apply to every part of the API. */
export const onEverySurface: readonly LifecycleRow[] = [
  ...whenItSettles,
  ...whenTheCallEnds,
  ...whileNotConnected,
]
