import type { Assumptions } from '../ambiguities.js'
import { assumed, forumThread, genesysSdk, type Evidence } from '../evidence.js'

/** The state of a call, which decides whether its recording can be commanded at all. */
export type CallState = 'alerting' | 'connected' | 'ended'

/** The state of a call's recording. `masked` is what Genesys calls PAUSED. */
export type RecordingState = 'idle' | 'recording' | 'masked' | 'stopped'

/** What can happen to a recording. `end` is the end of the call; the others are commands. */
export type RecordingCommand = 'start' | 'stop' | 'mask' | 'unmask' | 'end'

/** Why a command is refused; each surface translates it to its own status and body. */
export type RefusalReason = 'not-connected' | 'not-recording' | 'already-recording' | 'finished'

/**
 * One row of the table: in this state of the call and of the recording, this command leads to the state
 * `to`, or is refused. A row with `assume` holds only under that variant of the ambiguity register.
 */
export type LifecycleRow = {
  readonly id: string
  readonly call: CallState
  readonly from: RecordingState
  readonly on: RecordingCommand
  readonly assume?: Partial<Assumptions>
  readonly evidence: Evidence
} & ({ readonly to: RecordingState } | { readonly refuse: RefusalReason })

const recordingStates: readonly RecordingState[] = ['idle', 'recording', 'masked', 'stopped']
const commands: readonly RecordingCommand[] = ['start', 'stop', 'mask', 'unmask']

const strict: Evidence = { ...forumThread, source: `${forumThread.source}; "the API is strict about that"` }

const whileConnected: readonly LifecycleRow[] = [
  { id: 'start', call: 'connected', from: 'idle', on: 'start', to: 'recording', evidence: forumThread },
  {
    id: 'start-while-recording',
    call: 'connected',
    from: 'recording',
    on: 'start',
    refuse: 'already-recording',
    assume: { 'start-while-recording': 'conflict' },
    evidence: assumed('start-while-recording'),
  },
  {
    id: 'start-while-recording-unchanged',
    call: 'connected',
    from: 'recording',
    on: 'start',
    to: 'recording',
    assume: { 'start-while-recording': 'unchanged' },
    evidence: assumed('start-while-recording'),
  },
  {
    id: 'start-while-paused',
    call: 'connected',
    from: 'masked',
    on: 'start',
    refuse: 'already-recording',
    assume: { 'start-while-paused': 'conflict' },
    evidence: assumed('start-while-paused'),
  },
  {
    id: 'start-while-paused-resumes',
    call: 'connected',
    from: 'masked',
    on: 'start',
    to: 'recording',
    assume: { 'start-while-paused': 'resumes' },
    evidence: assumed('start-while-paused'),
  },
  {
    id: 'start-after-stop',
    call: 'connected',
    from: 'stopped',
    on: 'start',
    refuse: 'finished',
    assume: { 'start-after-stop': 'conflict' },
    evidence: assumed('start-after-stop'),
  },
  {
    id: 'start-after-stop-resumes',
    call: 'connected',
    from: 'stopped',
    on: 'start',
    to: 'recording',
    assume: { 'start-after-stop': 'resumes' },
    evidence: assumed('start-after-stop'),
  },
  {
    id: 'stop-before-start',
    call: 'connected',
    from: 'idle',
    on: 'stop',
    refuse: 'not-recording',
    evidence: strict,
  },
  { id: 'stop', call: 'connected', from: 'recording', on: 'stop', to: 'stopped', evidence: forumThread },
  {
    id: 'stop-while-paused',
    call: 'connected',
    from: 'masked',
    on: 'stop',
    to: 'stopped',
    evidence: forumThread,
  },
  {
    id: 'stop-after-stop',
    call: 'connected',
    from: 'stopped',
    on: 'stop',
    refuse: 'finished',
    evidence: strict,
  },
  { id: 'pause', call: 'connected', from: 'recording', on: 'mask', to: 'masked', evidence: genesysSdk },
  {
    id: 'pause-while-paused',
    call: 'connected',
    from: 'masked',
    on: 'mask',
    to: 'masked',
    evidence: genesysSdk,
  },
  { id: 'resume', call: 'connected', from: 'masked', on: 'unmask', to: 'recording', evidence: genesysSdk },
  {
    id: 'resume-while-recording',
    call: 'connected',
    from: 'recording',
    on: 'unmask',
    to: 'recording',
    evidence: genesysSdk,
  },
  ...(['idle', 'stopped'] as const).flatMap((from) =>
    (['mask', 'unmask'] as const).flatMap((on): readonly LifecycleRow[] => [
      {
        id: `${on === 'mask' ? 'pause' : 'resume'}-when-${from}`,
        call: 'connected',
        from,
        on,
        refuse: from === 'idle' ? 'not-recording' : 'finished',
        assume: { 'recordingstate-when-not-recording': 'bad-request' },
        evidence: assumed('recordingstate-when-not-recording'),
      },
      {
        id: `${on === 'mask' ? 'pause' : 'resume'}-when-${from}-ignored`,
        call: 'connected',
        from,
        on,
        to: from,
        assume: { 'recordingstate-when-not-recording': 'ignored' },
        evidence: assumed('recordingstate-when-not-recording'),
      },
    ]),
  ),
]

/** When a call ends, what is being recorded finishes; what was never started stays as it was. */
const whenTheCallEnds: readonly LifecycleRow[] = recordingStates.flatMap((from) =>
  (['alerting', 'connected', 'ended'] as const).map((call): LifecycleRow => ({
    id: `end-${call}-${from}`,
    call,
    from,
    on: 'end',
    to: from === 'idle' ? 'idle' : 'stopped',
    evidence: forumThread,
  })),
)

const whileNotConnected: readonly LifecycleRow[] = (['alerting', 'ended'] as const).flatMap((call) =>
  recordingStates.flatMap((from) =>
    commands.map((on): LifecycleRow => ({
      id: `${on}-while-${call}-${from}`,
      call,
      from,
      on,
      refuse: call === 'ended' && from === 'stopped' ? 'finished' : 'not-connected',
      evidence: strict,
    })),
  ),
)

/** The one table from which the server's behaviour, the diagram and the negative tests come. */
export const recordingLifecycle: readonly LifecycleRow[] = [
  ...whileConnected,
  ...whileNotConnected,
  ...whenTheCallEnds,
]

/** The table under one choice of variants: one row for each place. Choices are few, and each is kept. */
const tables = new WeakMap<Assumptions, ReadonlyMap<string, LifecycleRow>>()

function tableUnder(assumptions: Assumptions): ReadonlyMap<string, LifecycleRow> {
  const rows = recordingLifecycle.filter(({ assume }) => !assume || holds(assume, assumptions))
  return new Map(rows.map((row) => [`${row.call}/${row.from}/${row.on}`, row]))
}

/** The row that decides, under the variants in force. */
export function lifecycleRow(
  call: CallState,
  from: RecordingState,
  on: RecordingCommand,
  assumptions: Assumptions,
): LifecycleRow {
  const table = tables.get(assumptions) ?? tableUnder(assumptions)
  tables.set(assumptions, table)
  const row = table.get(`${call}/${from}/${on}`)
  if (!row) throw new RangeError(`the recording lifecycle has no row for ${call}/${from}/${on}`)
  return row
}

function holds(assume: Partial<Assumptions>, assumptions: Assumptions): boolean {
  return Object.entries(assume).every(([name, variant]) => assumptions[name as keyof Assumptions] === variant)
}
