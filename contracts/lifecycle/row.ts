import type { Assumptions } from '../register/ambiguities.js'
import type { Evidence } from '../evidence.js'

/** The state of a call. Only a connected call accepts commands for its recording. */
export type CallState = 'alerting' | 'connected' | 'ended'

/** The settled states of a recording. Genesys calls `masked` PAUSED; `declined` (do not record) is final. */
export type SettledState = 'idle' | 'recording' | 'masked' | 'stopped' | 'declined'

/** The state of a recording while an accepted command is being processed. It is locked until that settles. */
export type UnsettledState = 'starting' | 'masking' | 'unmasking' | 'stopping' | 'declining'

/** The state of a call's recording. */
export type RecordingState = SettledState | UnsettledState

/** The commands that a client can send. */
export type ClientCommand = 'start' | 'stop' | 'mask' | 'unmask' | 'decline'

/** What can happen to a recording. `end`: the call ends. `settle`: an accepted command completes. */
export type RecordingCommand = ClientCommand | 'end' | 'settle'

/** The part of the API that a command comes through. The parts do not agree on everything. */
export type CommandSurface = 'api-v2' | 'participant' | 'record-on-demand' | 'agent'

/**
 * Why a command is rejected. Each surface translates it to its own status and body. `locked`: the previous command is
 * still being processed. `busy`: the same, where a surface has another status for a command of another kind.
 */
export type LifecycleRejection =
  'not-connected' | 'not-recording' | 'already-recording' | 'finished' | 'declined' | 'locked' | 'busy'

/**
 * One row of the table. In this state of the call and of the recording, the command leads to the state `to`, or
 * is rejected. If commands take time to settle, it leads there through the state `via`. A row with `surface`
 * applies to that part of the API. A row with `assume` applies under that variant of the ambiguity register.
 */
export type LifecycleRow = {
  readonly id: string
  readonly call: CallState
  readonly from: RecordingState
  readonly on: RecordingCommand
  readonly surface?: CommandSurface
  readonly assume?: Partial<Assumptions>
  readonly evidence: Evidence
} & ({ readonly to: SettledState; readonly via?: UnsettledState } | { readonly reject: LifecycleRejection })
