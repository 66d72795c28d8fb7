import type { Instant } from './entities.js'

/** An agent's screen that is being recorded: one for each agent at a time. It is gone when that has stopped. */
export interface ScreenRecording {
  readonly userId: string
  readonly contactId: number
  /** How long it goes on at most. */
  readonly durationMs: number
  /** Absent: it has been asked for and is in work. */
  readonly startTime?: Instant
  /** A command that was accepted and is in work until `at`. */
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

/** The screen recording after an event of its own; undefined when it has stopped. */
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

/** What the clock brings to it: a command that was in work is done, or its time is over. */
export function nextOfScreen(screen: ScreenRecording): { readonly at: Instant; readonly event: ScreenEvent } {
  const { userId, contactId, durationMs, startTime, settling } = screen
  if (startTime === undefined) {
    const at = settling?.at ?? 0
    return { at, event: { type: 'ScreenRecordingStarted', userId, contactId, durationMs, at } }
  }
  const at = Math.min(startTime + durationMs, settling?.at ?? Infinity)
  return { at, event: { type: 'ScreenRecordingStopped', userId, at } }
}
