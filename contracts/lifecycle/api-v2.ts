import { assumed, forumThread, genesysSdk, strictStop } from '../evidence.js'
import { isUnsettled, recordingStates } from './states.js'
import type { LifecycleRow, LifecycleRejection } from './row.js'

const names = { start: 'start', stop: 'stop', mask: 'pause', unmask: 'resume' } as const

/** Why a pause or a resume is rejected in these states. */
const rejections: Readonly<Record<'idle' | 'stopped' | 'declined', LifecycleRejection>> = {
  idle: 'not-recording',
  stopped: 'finished',
  declined: 'declined',
}

const rows: readonly LifecycleRow[] = [
  {
    id: 'start',
    call: 'connected',
    from: 'idle',
    on: 'start',
    to: 'recording',
    via: 'starting',
    evidence: forumThread,
  },
  {
    id: 'start-while-recording',
    call: 'connected',
    from: 'recording',
    on: 'start',
    reject: 'already-recording',
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
    reject: 'already-recording',
    assume: { 'start-while-paused': 'conflict' },
    evidence: assumed('start-while-paused'),
  },
  {
    id: 'start-while-paused-resumes',
    call: 'connected',
    from: 'masked',
    on: 'start',
    to: 'recording',
    via: 'unmasking',
    assume: { 'start-while-paused': 'resumes' },
    evidence: assumed('start-while-paused'),
  },
  {
    id: 'start-after-stop',
    call: 'connected',
    from: 'stopped',
    on: 'start',
    reject: 'finished',
    assume: { 'start-after-stop': 'conflict' },
    evidence: assumed('start-after-stop'),
  },
  {
    id: 'start-after-stop-resumes',
    call: 'connected',
    from: 'stopped',
    on: 'start',
    to: 'recording',
    via: 'starting',
    assume: { 'start-after-stop': 'resumes' },
    evidence: assumed('start-after-stop'),
  },
  {
    id: 'stop-before-start',
    call: 'connected',
    from: 'idle',
    on: 'stop',
    reject: 'not-recording',
    evidence: strictStop,
  },
  {
    id: 'stop',
    call: 'connected',
    from: 'recording',
    on: 'stop',
    to: 'stopped',
    via: 'stopping',
    evidence: forumThread,
  },
  {
    id: 'stop-while-paused',
    call: 'connected',
    from: 'masked',
    on: 'stop',
    to: 'stopped',
    via: 'stopping',
    evidence: assumed('start-while-paused'),
  },
  {
    id: 'stop-after-stop',
    call: 'connected',
    from: 'stopped',
    on: 'stop',
    reject: 'finished',
    evidence: strictStop,
  },
  { id: 'pause', call: 'connected', from: 'recording', on: 'mask', to: 'masked', evidence: genesysSdk },
  {
    id: 'pause-while-paused',
    call: 'connected',
    from: 'masked',
    on: 'mask',
    to: 'masked',
    evidence: assumed('recordingstate-when-not-recording'),
  },
  { id: 'resume', call: 'connected', from: 'masked', on: 'unmask', to: 'recording', evidence: genesysSdk },
  {
    id: 'resume-while-recording',
    call: 'connected',
    from: 'recording',
    on: 'unmask',
    to: 'recording',
    evidence: assumed('recordingstate-when-not-recording'),
  },
  ...(['idle', 'stopped', 'declined'] as const).flatMap((from) =>
    (['mask', 'unmask'] as const).flatMap((on): readonly LifecycleRow[] => [
      {
        id: `${names[on]}-when-${from}`,
        call: 'connected',
        from,
        on,
        reject: rejections[from],
        assume: { 'recordingstate-when-not-recording': 'bad-request' },
        evidence: assumed('recordingstate-when-not-recording'),
      },
      {
        id: `${names[on]}-when-${from}-conflict`,
        call: 'connected',
        from,
        on,
        reject: rejections[from],
        assume: { 'recordingstate-when-not-recording': 'conflict' },
        evidence: assumed('recordingstate-when-not-recording'),
      },
      {
        id: `${names[on]}-when-${from}-ignored`,
        call: 'connected',
        from,
        on,
        to: from,
        assume: { 'recordingstate-when-not-recording': 'ignored' },
        evidence: assumed('recordingstate-when-not-recording'),
      },
    ]),
  ),
  ...(['start', 'stop'] as const).flatMap((on): readonly LifecycleRow[] => {
    const row = {
      call: 'connected',
      from: 'declined',
      on,
      evidence: assumed('do-not-record-elsewhere'),
    } as const
    const id = `${on}-after-do-not-record`
    return [
      { ...row, id, reject: 'declined', assume: { 'do-not-record-elsewhere': 'conflict' } },
      { ...row, id: `${id}-ignored`, to: 'declined', assume: { 'do-not-record-elsewhere': 'ignored' } },
    ]
  }),
  // A pause takes no time to settle, though its status is 202, but a locked recording rejects it too.
  ...recordingStates.filter(isUnsettled).flatMap((from) =>
    (['start', 'stop', 'mask', 'unmask'] as const).map((on): LifecycleRow => ({
      id: `${names[on]}-while-${from}`,
      call: 'connected',
      from,
      on,
      reject: 'locked',
      evidence: assumed('locked-status'),
    })),
  ),
]

/** Commands on the recording of a connected call through recordingcontrols and recordingstate. */
export const onApiV2: readonly LifecycleRow[] = rows.map((row) => ({ ...row, surface: 'api-v2' }))
