/** A response body that shows a running recording in every profile, for faults on reads. */
export const recordingResponse = {
  recordingState: 'ACTIVE',
  participants: [],
  entities: [],
  statusReason: 'RecordOnDemand',
  recordingStatusToAgent: 'Recording',
  recordingStatusFromAgent: 'Recording',
  // No events, so the known state stays.
  sessionId: 'the-session',
  events: [],
} as const

/** A response body that shows no recording in every profile. */
export const idleResponse = {
  ...recordingResponse,
  recordingState: 'NONE',
  statusReason: '',
  recordingStatusToAgent: 'NoRecording',
  recordingStatusFromAgent: 'NoRecording',
} as const
