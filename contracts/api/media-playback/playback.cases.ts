import type { CaseResponse } from '../../case.js'

// Requests and responses of the cases.

export const agent = 'sam.okafor@demo.example'

/** The third contact of the demo: an ended call that was recorded from 09:05 to 09:10. */
export const ended = '460000000003'

export const startOnDemand = {
  operation: 'startRecordingOnDemand',
  as: agent,
  query: { userId: '11e90000-0000-4000-8000-000000005001' },
} as const

/** The recording of startOnDemand while it is in progress. */
export const running = {
  mediaType: 'voice-only',
  startTime: '2026-01-15T10:00:00.000Z',
  callTaggingList: [],
  dynamicBusinessData: [],
} as const

export function rejected(status: number, message: string): CaseResponse {
  return {
    status,
    headers: { 'content-type': 'application/json' },
    body: { internalCode: String(status), message },
  }
}
