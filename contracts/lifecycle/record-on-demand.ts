import { assumed } from '../evidence.js'
import { maskHelp, recordOnDemandHelp } from '../nice-help.js'
import { clientCommands, isUnsettled, recordingStates } from './states.js'
import type { ClientCommand, LifecycleRow, SettledState, UnsettledState } from './row.js'

type OwnRow = LifecycleRow extends infer Row
  ? Row extends LifecycleRow
    ? Omit<Row, 'call' | 'surface'>
    : never
  : never

const again = assumed('record-on-demand-start-while-recording')

const notRunning: readonly SettledState[] = ['idle', 'stopped', 'declined']

const start: readonly OwnRow[] = [
  {
    id: 'rod-start',
    from: 'idle',
    on: 'start',
    to: 'recording',
    via: 'starting',
    evidence: recordOnDemandHelp('200 "request began", 202 "accepted and is being processed"'),
  },
  {
    id: 'rod-start-after-stop',
    from: 'stopped',
    on: 'start',
    to: 'recording',
    via: 'starting',
    evidence: recordOnDemandHelp('after stop, "recording may resume only by calling start"'),
  },
  ...(['recording', 'masked'] as const).flatMap((from): OwnRow[] => {
    const row = { from, on: 'start', evidence: assumed('record-on-demand-start-while-recording') } as const
    const id = `rod-start-while-${from}`
    const under = (variant: 'unchanged-200' | 'accepted-202' | 'conflict-409') => ({
      assume: { 'record-on-demand-start-while-recording': variant },
    })
    return [
      { ...row, ...under('unchanged-200'), id: `${id}-unchanged`, to: from },
      { ...row, ...under('accepted-202'), id: `${id}-accepted`, to: from },
      { ...row, ...under('conflict-409'), id, reject: 'already-recording' },
    ]
  }),
  {
    id: 'rod-start-after-do-not-record',
    from: 'declined',
    on: 'start',
    reject: 'declined',
    assume: { 'start-after-do-not-record': 'conflict-409' },
    evidence: assumed('start-after-do-not-record'),
  },
  {
    id: 'rod-start-after-do-not-record-ignored',
    from: 'declined',
    on: 'start',
    to: 'declined',
    assume: { 'start-after-do-not-record': 'ignored-200' },
    evidence: assumed('start-after-do-not-record'),
  },
]

const stop: readonly OwnRow[] = [
  ...(['recording', 'masked'] as const).map((from): OwnRow => ({
    id: `rod-stop-while-${from}`,
    from,
    on: 'stop',
    to: 'stopped',
    via: 'stopping',
    evidence:
      from === 'masked'
        ? maskHelp('"A stop recording event was received during the masking operation"')
        : recordOnDemandHelp('"allows stopping the recording of the voice and screen of a call in progress"'),
  })),
  ...notRunning.flatMap((from): OwnRow[] => {
    const row = { from, on: 'stop', evidence: assumed('record-on-demand-stop-when-not-recording') } as const
    const id = `rod-stop-while-${from}`
    return [
      {
        ...row,
        id,
        reject: from === 'declined' ? 'declined' : 'not-recording',
        assume: { 'record-on-demand-stop-when-not-recording': 'conflict-409' },
      },
      {
        ...row,
        id: `${id}-ignored`,
        to: from,
        assume: { 'record-on-demand-stop-when-not-recording': 'ignored-200' },
      },
    ]
  }),
]

/** The customer does not consent. The call is not recorded any more, whatever its state was. */
const decline: readonly OwnRow[] = recordingStates.flatMap((from) =>
  isUnsettled(from) || from === 'declined'
    ? []
    : [
        {
          id: `do-not-record-while-${from}`,
          from,
          on: 'decline',
          to: 'declined',
          via: 'declining',
          evidence:
            from === 'idle'
              ? recordOnDemandHelp('do-not-record: the call is never recorded')
              : assumed('do-not-record-again'),
        },
      ],
)

const declineAgain: readonly OwnRow[] = [
  {
    id: 'do-not-record-while-declined',
    from: 'declined',
    on: 'decline',
    to: 'declined',
    assume: { 'do-not-record-again': 'unchanged-200' },
    evidence: assumed('do-not-record-again'),
  },
  {
    id: 'do-not-record-while-declined-refused',
    from: 'declined',
    on: 'decline',
    reject: 'declined',
    assume: { 'do-not-record-again': 'conflict-409' },
    evidence: assumed('do-not-record-again'),
  },
]

const masks = maskHelp('mask "stops voice and screen recording", unmask "resumes" it')
const withoutEffect = maskHelp('"No action occurs if the call is not being recorded."')

/** Masking without a recording succeeds and masks nothing. It is unsafe, but documented. */
const mask: readonly OwnRow[] = [
  { id: 'mask', from: 'recording', on: 'mask', to: 'masked', via: 'masking', evidence: masks },
  { id: 'unmask', from: 'masked', on: 'unmask', to: 'recording', via: 'unmasking', evidence: masks },
  { id: 'mask-while-masked', from: 'masked', on: 'mask', to: 'masked', evidence: again },
  { id: 'unmask-while-recording', from: 'recording', on: 'unmask', to: 'recording', evidence: again },
  ...notRunning.flatMap((from) =>
    (['mask', 'unmask'] as const).map((on): OwnRow => ({
      id: `${on}-while-${from}`,
      from,
      on,
      to: from,
      evidence: withoutEffect,
    })),
  ),
]

/** The commands that lock the interaction for one another, as documented: start and stop, mask and unmask. */
const kinds: Readonly<Record<UnsettledState, readonly ClientCommand[]>> = {
  starting: ['start', 'stop'],
  stopping: ['start', 'stop'],
  masking: ['mask', 'unmask'],
  unmasking: ['mask', 'unmask'],
  declining: [],
}

const lockedByStartOrStop = recordOnDemandHelp(
  '425 "interaction is locked while processing a previous Record on demand/Stop on demand request"',
)
const lockedByMasking = maskHelp('on the status 425')

const locked: readonly OwnRow[] = recordingStates.filter(isUnsettled).flatMap((from) =>
  clientCommands.flatMap((on): OwnRow[] => {
    const id = `rod-${on}-while-${from}`
    const row = { id, from, on, reject: 'locked' } as const
    if (kinds[from].includes(on)) {
      return [{ ...row, evidence: on === 'start' || on === 'stop' ? lockedByStartOrStop : lockedByMasking }]
    }
    const evidence = assumed('record-on-demand-lock')
    return [
      { ...row, evidence, assume: { 'record-on-demand-lock': 'every-command' } },
      {
        ...row,
        id: `${id}-conflict`,
        reject: 'busy',
        evidence,
        assume: { 'record-on-demand-lock': 'same-kind' },
      },
    ]
  }),
)

/** Commands of Record on Demand. Without a connected call there is no interaction, so no other row is needed. */
export const onRecordOnDemand: readonly LifecycleRow[] = [
  ...start,
  ...stop,
  ...decline,
  ...declineAgain,
  ...mask,
  ...locked,
].map((row) => ({ ...row, call: 'connected', surface: 'record-on-demand' }))
