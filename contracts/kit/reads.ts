/** The operations by which a client may read the state of a recording: which of them it uses is its own choice. */
export const reads = [
  'getConversation',
  'getConversations',
  'getConversationParticipants',
  'getConversationRecordings',
  'getConversationRecording',
] as const
