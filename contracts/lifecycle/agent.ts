import { assumed, phoneCallsSwagger, type Evidence } from '../evidence.js'
import { isUnsettled, recordingStates } from './states.js'
import type { LifecycleRow, SettledState } from './row.js'

type OwnRow = LifecycleRow extends infer Row
  ? Row extends LifecycleRow
    ? Omit<Row, 'call' | 'surface'>
    : never
  : never

const again = assumed('agent-command-in-work')
const recordText = phoneCallsSwagger('record: an agent requests "that a call be recorded"')
const maskText = phoneCallsSwagger('mask: "white noise while the call is being recorded"')
const whetherRecorded = phoneCallsSwagger('mask: "whether the call is actually being recorded or not"')

const notRunning: readonly SettledState[] = ['idle', 'stopped', 'declined']

const start: readonly OwnRow[] = [
  { id: 'agent-start', from: 'idle', on: 'start', to: 'recording', via: 'starting', evidence: recordText },
  ...(['recording', 'masked'] as const).map((from): OwnRow => ({
    id: `agent-start-while-${from}`,
    from,
    on: 'start',
    to: from,
    evidence: again,
  })),
  {
    id: 'agent-start-after-stop-resumes',
    from: 'stopped',
    on: 'start',
    to: 'recording',
    via: 'starting',
    assume: { 'agent-record-after-stop': 'resumes' },
    evidence: assumed('agent-record-after-stop'),
  },
  {
    id: 'agent-start-after-stop',
    from: 'stopped',
    on: 'start',
    reject: 'finished',
    assume: { 'agent-record-after-stop': 'conflict-409' },
    evidence: assumed('agent-record-after-stop'),
  },
  {
    id: 'agent-start-after-do-not-record',
    from: 'declined',
    on: 'start',
    reject: 'declined',
    assume: { 'do-not-record-elsewhere': 'conflict' },
    evidence: assumed('do-not-record-elsewhere'),
  },
  {
    id: 'agent-start-after-do-not-record-ignored',
    from: 'declined',
    on: 'start',
    to: 'declined',
    assume: { 'do-not-record-elsewhere': 'ignored' },
    evidence: assumed('do-not-record-elsewhere'),
  },
]

/** Only under the variant that has a stop. No document describes one. */
const stop: readonly OwnRow[] = [
  ...(['recording', 'masked'] as const).map((from): OwnRow => ({
    id: `agent-stop-while-${from}`,
    from,
    on: 'stop',
    to: 'stopped',
    via: 'stopping',
    evidence: assumed('agent-stop-record'),
  })),
  ...notRunning.map((from): OwnRow => ({
    id: `agent-stop-while-${from}`,
    from,
    on: 'stop',
    reject: from === 'declined' ? 'declined' : 'not-recording',
    evidence: assumed('agent-stop-record'),
  })),
]

/** NICE describes a mask without a recording, but neither an unmask nor a call that must not be recorded. */
function evidenceWithout(from: SettledState, on: 'mask' | 'unmask'): Evidence {
  if (from === 'declined') return assumed('do-not-record-elsewhere')
  return on === 'mask' ? whetherRecorded : again
}

/** "Mask may be sent whether or not the call is recorded": without a recording nothing changes. */
const mask: readonly OwnRow[] = [
  { id: 'agent-mask', from: 'recording', on: 'mask', to: 'masked', via: 'masking', evidence: maskText },
  {
    id: 'agent-unmask',
    from: 'masked',
    on: 'unmask',
    to: 'recording',
    via: 'unmasking',
    evidence: phoneCallsSwagger('unmask: "will end the masking of a call recording"'),
  },
  { id: 'agent-mask-while-masked', from: 'masked', on: 'mask', to: 'masked', evidence: again },
  {
    id: 'agent-unmask-while-recording',
    from: 'recording',
    on: 'unmask',
    to: 'recording',
    evidence: again,
  },
  ...notRunning.flatMap((from) =>
    (['mask', 'unmask'] as const).map((on): OwnRow => ({
      id: `agent-${on}-while-${from}`,
      from,
      on,
      to: from,
      evidence: evidenceWithout(from, on),
    })),
  ),
]

const locked: readonly OwnRow[] = recordingStates.filter(isUnsettled).flatMap((from) =>
  (['start', 'stop', 'mask', 'unmask'] as const).map((on): OwnRow => ({
    id: `agent-${on}-while-${from}`,
    from,
    on,
    reject: 'locked',
    evidence: assumed('agent-command-in-work'),
  })),
)

/** Commands of the Agent API and the Admin API on a connected call. */
export const onAgentApi: readonly LifecycleRow[] = [...start, ...stop, ...mask, ...locked].map((row) => ({
  ...row,
  call: 'connected',
  surface: 'agent',
}))
