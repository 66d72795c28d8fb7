// What the bare servers answer: values of the same shape and size as the mock's own.

export const recordingOf = (id) => ({
  id,
  conversationId: 'conv-0000',
  startTime: '2026-01-15T10:00:00.000Z',
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

/** The port of the command line, 0 when none is given. */
export const port = Number(process.argv[2] ?? 0)

/** Tells that the server is ready, in one line as the mock does. */
export const ready = ({ port }) =>
  process.stdout.write(`${JSON.stringify({ url: `http://127.0.0.1:${port}` })}\n`)
