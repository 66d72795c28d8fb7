import type {
  CallState,
  ClientCommand,
  CommandSurface,
  RecordingState,
  SettledState,
  UnsettledState,
} from './row.js'

export const callStates: readonly CallState[] = ['alerting', 'connected', 'ended']

/** The state that each unsettled state leads `to`, and the settled state that is visible until then. */
export const unsettledStates: Readonly<
  Record<UnsettledState, { readonly until: SettledState; readonly to: SettledState }>
> = {
  starting: { until: 'idle', to: 'recording' },
  masking: { until: 'recording', to: 'masked' },
  unmasking: { until: 'masked', to: 'recording' },
  stopping: { until: 'recording', to: 'stopped' },
  declining: { until: 'recording', to: 'declined' },
}

/** Every state of a recording, in the order in which a recording reaches them. */
export const recordingStates: readonly RecordingState[] = [
  'idle',
  'starting',
  'recording',
  'masking',
  'masked',
  'unmasking',
  'stopping',
  'stopped',
  'declining',
  'declined',
]

export const clientCommands: readonly ClientCommand[] = ['start', 'stop', 'mask', 'unmask', 'decline']

export function isUnsettled(state: RecordingState): state is UnsettledState {
  return Object.hasOwn(unsettledStates, state)
}

export const commandSurfaces: readonly CommandSurface[] = [
  'api-v2',
  'participant',
  'record-on-demand',
  'agent',
]
