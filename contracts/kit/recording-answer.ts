/** What a read is answered while a call is recorded, in the words of every profile: for a fault that answers in its place. */
export const recordingAnswer = {
  recordingState: 'ACTIVE',
  participants: [],
  entities: [],
  statusReason: 'RecordOnDemand',
  recordingStatusToAgent: 'Recording',
  recordingStatusFromAgent: 'Recording',
} as const
