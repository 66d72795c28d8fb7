/** The operations by which a client may pause and resume a recording: which of them it uses is its own choice. */
export const pauses = ['patchConversationRecordingstate', 'putConversationsCallRecordingstate'] as const
