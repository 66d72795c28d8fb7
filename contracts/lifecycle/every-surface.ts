import { assumed, forumThread, recordOnDemandHelp, strictStop } from '../evidence.js'
import { callStates, clientCommands, isUnsettled, recordingStates, unsettledStates } from './states.js'
import type { CallState, LifecycleRow, RecordingState, SettledState } from './row.js'

/** Time passes, and an accepted command completes. */
const whenItSettles: readonly LifecycleRow[] = recordingStates.filter(isUnsettled).map((from) => ({
  id: `${from}-settles`,
  call: 'connected',
  from,
  on: 'settle',
  to: unsettledStates[from].to,
  evidence: recordOnDemandHelp('202 "accepted and is being processed"'),
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
  return { id: `end-${call}-${from}`, call, from, on: 'end', to: afterTheEnd[from], evidence: forumThread }
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

const whileNotConnected: readonly LifecycleRow[] = (['alerting', 'ended'] as const).flatMap((call) =>
  recordingStates.flatMap((from) =>
    clientCommands.map((on): LifecycleRow => ({
      id: `${on}-while-${call}-${from}`,
      call,
      from,
      on,
      reject: call === 'ended' && from === 'stopped' ? 'finished' : 'not-connected',
      evidence: strictStop,
    })),
  ),
)

/** The rows that apply to every part of the API. */
export const onEverySurface: readonly LifecycleRow[] = [
  ...whenItSettles,
  ...whenTheCallEnds,
  ...whileNotConnected,
]
