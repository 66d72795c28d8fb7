import type { CaseResponse } from '../../case.js'
import { any } from '../../matchers.js'

// Requests and responses of the cases.

export const agent = 'sam.okafor@demo.example'

/** The third contact of the demo: an ended call that was recorded from 09:05 to 09:10. */
export const ended = '460000000003'

export const startOnDemand = {
  operation: 'startRecordingOnDemand',
  as: agent,
  query: { userId: '11e90000-0000-4000-8000-000000005001' },
} as const

type Stage = readonly [stageType: string, from: string, to: string]

interface ExpectedRecording {
  readonly startTime: string
  readonly endTime?: string
  readonly stages: readonly Stage[]
  readonly number: '123' | '789'
  readonly customer: string
}

/** A recording of the demo as both operations show it. */
export function interaction({ startTime, endTime, stages, number, customer }: ExpectedRecording) {
  const times = { startTime, ...(endTime === undefined ? {} : { endTime }) }
  const voiceStages = stages.map(([stageType, from, to]) => ({
    stageType,
    startTime: `2026-01-15T${from}.000Z`,
    endTime: `2026-01-15T${to}.000Z`,
    recordingID: any('uuid'),
  }))
  const shared = { segmentId: any('uuid'), voiceStages }
  return {
    mediaType: 'voice-only',
    channelType: 'PHONE_CALL',
    '@type': 'call',
    ...times,
    callTaggingList: [],
    dynamicBusinessData: [],
    data: {
      ...times,
      fileToPlayUrl: any('url'),
      participantDataList: [
        { participantId: customer, participantType: 'CUSTOMER', channel: 0, ...shared },
        {
          participantId: `part-${number}-agent`,
          participantType: 'AGENT',
          agentName: 'Sam Okafor',
          userId: '11e90000-0000-4000-8000-000000005001',
          channel: 1,
          ...shared,
        },
      ],
      segmentsDataList: [
        {
          segmentId: any('uuid'),
          ...times,
          channelType: 'PHONE_CALL',
          directionType: 'INBOUND',
          openReasonType: 'SEGMENT',
          closeReasonType: 'SEGMENT',
          firstSegment: true,
          customerRestricted: false,
        },
      ],
    },
  } as const
}

/** The recording of startOnDemand while it is in progress. */
export const running = interaction({
  startTime: '2026-01-15T10:00:00.000Z',
  stages: [],
  number: '123',
  customer: 'part-123-customer',
})

export function rejected(status: number, message: string): CaseResponse {
  return {
    status,
    headers: { 'content-type': 'application/json' },
    body: { internalCode: String(status), message },
  }
}
