import type { CaseResponse } from '../../case.js'

/** The answer that the project exists for: 401, and not one byte that says why. */
export const emptyUnauthorized: CaseResponse = {
  status: 401,
  headers: { 'content-length': '0', 'content-type': null, 'www-authenticate': null },
  body: '',
}

/** The recording of the demo's connected call, when it was started. */
export const started = {
  id: 'rec-123',
  conversationId: 'conv-123',
  startTime: '2026-01-15T10:00:00.000Z',
  media: 'call',
  mediaSubtype: 'Trunk',
  recordingFileRole: 'CUSTOMER_EXPERIENCE',
  selfUri: '/api/v2/conversations/conv-123/recordings/rec-123',
} as const
