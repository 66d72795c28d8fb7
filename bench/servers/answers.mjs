// The responses of the bare servers. They have the same shape and size as those of the mock.

export const recordingOf = (id) => ({
  id,
  conversationId: 'conv-0000',
  startTime: '2026-01-15T10:00:00.000Z',
  creationTime: '2026-01-15T10:00:00.000Z',
  media: 'call',
  mediaSubtype: 'Trunk',
  recordingFileRole: 'CUSTOMER_EXPERIENCE',
  selfUri: `/api/v2/conversations/conv-0000/recordings/${id}`,
})

export const token = {
  access_token: `default.${'a'.repeat(43)}`,
  token_type: 'Bearer',
  expires_in: 3600,
  scope: 'recording:control',
}

/** The port from the command line. Default: 0. */
export const port = Number(process.argv[2] ?? 0)

/** Prints that the server is ready, in one line of the same form as the mock's. */
export const ready = ({ port }) =>
  process.stdout.write(`${JSON.stringify({ url: `http://127.0.0.1:${port}` })}\n`)
