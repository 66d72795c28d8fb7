/** What a read is answered while a call is recorded, in the words of every profile: for a fault that answers in its place. */
export const recordingResponse = {
  recordingState: 'ACTIVE',
  participants: [],
  entities: [],
  statusReason: 'RecordOnDemand',
  recordingStatusToAgent: 'Recording',
  recordingStatusFromAgent: 'Recording',
  // No news: what is recorded is known.
  sessionId: 'the-session',
  events: [],
} as const

/** What a read is answered before anything is recorded, in the words of every profile. */
export const idleResponse = {
  ...recordingResponse,
  recordingState: 'NONE',
  statusReason: '',
  recordingStatusToAgent: 'NoRecording',
  recordingStatusFromAgent: 'NoRecording',
} as const
