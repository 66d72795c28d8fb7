import type { Instant } from '../entities.js'

/** A screen recording. Each agent has at most one, which is removed when it stops. */
export interface ScreenRecording {
  readonly userId: string
  readonly contactId: number
  /** Its maximum duration. */
  readonly durationMs: number
  /** Absent while the start is being processed. */
  readonly startTime?: Instant
  /** An accepted command that is being processed until `at`. */
  readonly settling?: { readonly state: 'starting' | 'stopping'; readonly at: Instant }
}

export type ScreenEvent =
  | {
      readonly type: 'ScreenRecordingStarting'
      readonly userId: string
      readonly contactId: number
      readonly durationMs: number
      readonly at: Instant
      readonly settlesAt: Instant
    }
  | {
      readonly type: 'ScreenRecordingStarted'
      readonly userId: string
      readonly contactId: number
      readonly durationMs: number
      readonly at: Instant
    }
  | {
      readonly type: 'ScreenRecordingStopping'
      readonly userId: string
      readonly at: Instant
      readonly settlesAt: Instant
    }
  | { readonly type: 'ScreenRecordingStopped'; readonly userId: string; readonly at: Instant }

/** The screen recording after one of its events; undefined if it has stopped. */
export function evolveScreen(
  before: ScreenRecording | undefined,
  event: ScreenEvent,
): ScreenRecording | undefined {
  switch (event.type) {
    case 'ScreenRecordingStarting': {
      const { userId, contactId, durationMs, settlesAt } = event
      return { userId, contactId, durationMs, settling: { state: 'starting', at: settlesAt } }
    }
    case 'ScreenRecordingStarted': {
      const { userId, contactId, durationMs, at } = event
      return { userId, contactId, durationMs, startTime: at }
    }
    case 'ScreenRecordingStopping':
      return before && { ...before, settling: { state: 'stopping', at: event.settlesAt } }
    case 'ScreenRecordingStopped':
      return undefined
  }
}

/** Its scheduled event: a command completes, or its duration is over. */
export function nextOfScreen(screen: ScreenRecording): { readonly at: Instant; readonly event: ScreenEvent } {
  const { userId, contactId, durationMs, startTime, settling } = screen
  if (startTime === undefined) {
    const at = settling?.at ?? 0
    return { at, event: { type: 'ScreenRecordingStarted', userId, contactId, durationMs, at } }
  }
  const at = Math.min(startTime + durationMs, settling?.at ?? Infinity)
  return { at, event: { type: 'ScreenRecordingStopped', userId, at } }
}
