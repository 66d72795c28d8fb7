import type { Assumptions } from '../register/ambiguities.js'
import type { Evidence } from '../evidence.js'

/** The state of a call, which decides whether its recording can be commanded at all. */
export type CallState = 'alerting' | 'connected' | 'ended'

/** What a recording is. `masked` is what Genesys calls PAUSED; `declined` is for good: do not record. */
export type SettledState = 'idle' | 'recording' | 'masked' | 'stopped' | 'declined'

/** What a recording is while a command that was accepted is in work: it is locked until that has settled. */
export type UnsettledState = 'starting' | 'masking' | 'unmasking' | 'stopping' | 'declining'

/** The state of a call's recording. */
export type RecordingState = SettledState | UnsettledState

/** What a client can ask of a recording. */
export type ClientCommand = 'start' | 'stop' | 'mask' | 'unmask' | 'decline'

/** What can happen to a recording. `end` is the end of the call; `settle` is time: what was accepted is done. */
export type RecordingCommand = ClientCommand | 'end' | 'settle'

/** Who asks: the parts of the API do not agree about everything. */
export type CommandSurface = 'api-v2' | 'record-on-demand' | 'agent'

/** Why a command is refused; each surface translates it to its own status and body. */
export type RefusalReason =
  'not-connected' | 'not-recording' | 'already-recording' | 'finished' | 'declined' | 'locked'

/**
 * One row of the table: in this state of the call and of the recording, this command leads to the state
 * `to`, or is refused. Where commands take time to settle, it leads there through the state `via`. A row with
 * `surface` holds for commands of that part of the API, one with `assume` under that variant of the ambiguity
 * register.
 */
export type LifecycleRow = {
  readonly id: string
  readonly call: CallState
  readonly from: RecordingState
  readonly on: RecordingCommand
  readonly surface?: CommandSurface
  readonly assume?: Partial<Assumptions>
  readonly evidence: Evidence
} & ({ readonly to: SettledState; readonly via?: UnsettledState } | { readonly refuse: RefusalReason })
