import type { Conversation, Instant, Recording, Token } from './world.js'

/** A fact that happened: the only thing that changes a World. */
export type Event = TokenEvent | CallEvent | RecordingEvent

type TokenEvent =
  | { readonly type: 'TokenIssued'; readonly token: Token }
  | { readonly type: 'TokenRevoked'; readonly digest: string; readonly at: Instant }

type CallEvent =
  | { readonly type: 'CallBegan'; readonly conversation: Conversation }
  | { readonly type: 'CallAnswered' | 'CallEnded'; readonly conversationId: string; readonly at: Instant }

export type RecordingEvent =
  | {
      readonly type:
        | 'RecordingStarted'
        | 'RecordingStopped'
        | 'RecordingPaused'
        | 'RecordingResumed'
        | 'RecordingDeclined'
        // A start that was in work when its call ended.
        | 'RecordingAbandoned'
      readonly recordingId: string
      readonly at: Instant
    }
  | SettlingEvent
  | { readonly type: 'RecordingUpdated'; readonly recordingId: string; readonly changes: RecordingChanges }

/** A command was accepted. Its own event follows when it settles. */
export interface SettlingEvent {
  readonly type:
    | 'RecordingStarting'
    | 'RecordingStopping'
    | 'RecordingPausing'
    | 'RecordingResuming'
    | 'RecordingDeclining'
  readonly recordingId: string
  readonly at: Instant
  readonly settlesAt: Instant
}

/** `null` removes a field; a field that is absent stays. */
export type RecordingChanges = {
  readonly [Key in 'name' | 'archiveDate' | 'deleteDate']?: NonNullable<Recording[Key]> | null
}

/** The id of the thing that an event changed: a recording, a conversation or the digest of a token. */
export function subjectOf(event: Event): string {
  if ('recordingId' in event) return event.recordingId
  if ('conversationId' in event) return event.conversationId
  if ('conversation' in event) return event.conversation.conversationId
  return 'token' in event ? event.token.digest : event.digest
}
