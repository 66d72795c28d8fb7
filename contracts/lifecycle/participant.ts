import { assumed, genesysSdk } from '../evidence.js'
import { isUnsettled, recordingStates } from './states.js'
import type { LifecycleRejection, LifecycleRow, SettledState } from './row.js'

type OwnRow = LifecycleRow extends infer Row
  ? Row extends LifecycleRow
    ? Omit<Row, 'call' | 'surface'>
    : never
  : never

const documented: readonly OwnRow[] = [
  {
    id: 'participant-start',
    from: 'idle',
    on: 'start',
    to: 'recording',
    via: 'starting',
    evidence: genesysSdk,
  },
  ...(['recording', 'masked'] as const).map((from): OwnRow => ({
    id: `participant-stop-while-${from}`,
    from,
    on: 'stop',
    to: 'stopped',
    via: 'stopping',
    evidence: from === 'masked' ? assumed('participant-recording-conflict') : genesysSdk,
  })),
]

const afterStop: readonly OwnRow[] = [
  {
    id: 'participant-start-after-stop',
    from: 'stopped',
    on: 'start',
    to: 'recording',
    via: 'starting',
    assume: { 'participant-record-after-stop': 'resumes' },
    evidence: assumed('participant-record-after-stop'),
  },
  {
    id: 'participant-start-after-stop-conflict',
    from: 'stopped',
    on: 'start',
    reject: 'finished',
    assume: { 'participant-record-after-stop': 'conflict' },
    evidence: assumed('participant-record-after-stop'),
  },
]

const conflicts: readonly (readonly ['start' | 'stop', SettledState, LifecycleRejection])[] = [
  ['start', 'recording', 'already-recording'],
  ['start', 'masked', 'already-recording'],
  ['stop', 'idle', 'not-recording'],
  ['stop', 'stopped', 'finished'],
]

const inConflict: readonly OwnRow[] = conflicts.flatMap(([on, from, reject]): OwnRow[] => {
  const evidence = assumed('participant-recording-conflict')
  const row = { id: `participant-${on}-when-${from}`, from, on, evidence } as const
  return [
    { ...row, reject, assume: { 'participant-recording-conflict': 'conflict' } },
    {
      ...row,
      id: `${row.id}-bad-request`,
      reject,
      assume: { 'participant-recording-conflict': 'bad-request' },
    },
    { ...row, id: `${row.id}-ignored`, to: from, assume: { 'participant-recording-conflict': 'ignored' } },
  ]
})

const afterDoNotRecord: readonly OwnRow[] = (['start', 'stop'] as const).flatMap((on): OwnRow[] => {
  const row = { from: 'declined', on, evidence: assumed('do-not-record-elsewhere') } as const
  const id = `participant-${on}-after-do-not-record`
  return [
    { ...row, id, reject: 'declined', assume: { 'do-not-record-elsewhere': 'conflict' } },
    { ...row, id: `${id}-ignored`, to: 'declined', assume: { 'do-not-record-elsewhere': 'ignored' } },
  ]
})

const locked: readonly OwnRow[] = recordingStates.filter(isUnsettled).flatMap((from) =>
  (['start', 'stop'] as const).map((on): OwnRow => ({
    id: `participant-${on}-while-${from}`,
    from,
    on,
    reject: 'locked',
    evidence: assumed('participant-recording-conflict'),
  })),
)

/** Commands of Genesys Cloud that record a participant of a connected call: ad hoc, or a snippet. */
export const onParticipant: readonly LifecycleRow[] = [
  ...documented,
  ...afterStop,
  ...inConflict,
  ...afterDoNotRecord,
  ...locked,
].map((row) => ({ ...row, call: 'connected', surface: 'participant' }))
