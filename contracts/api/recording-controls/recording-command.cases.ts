import type { CaseResponse } from '../../case.js'

/** The response that this project exists for: 401 with an empty body, so without a reason. */
export const emptyUnauthorized: CaseResponse = {
  status: 401,
  headers: { 'content-length': '0', 'content-type': null, 'www-authenticate': null },
  body: '',
}

/** The recording of the demo's connected call after a start. */
export const started = {
  id: 'rec-123',
  conversationId: 'conv-123',
  startTime: '2026-01-15T10:00:00.000Z',
  creationTime: '2026-01-15T10:00:00.000Z',
  sessionId: 'call-123-customer',
  media: 'call',
  mediaSubtype: 'Trunk',
  recordingFileRole: 'CUSTOMER_EXPERIENCE',
  selfUri: '/api/v2/conversations/conv-123/recordings/rec-123',
} as const
