import type { AuthorizationCode, RefreshToken, Session } from './sign-in.js'
import type { ChannelEvent } from './channels.js'
import type { ExtractionEvent } from './extractions.js'
import type { ScreenEvent } from './recordings/screens.js'
import type { Assumptions } from '../../contracts/register/ambiguities.js'
import type { SettledState } from '../../contracts/lifecycle/row.js'
import type {
  AccessKey,
  Conversation,
  Instant,
  OAuthClient,
  Recording,
  SettleTimes,
  Token,
  User,
} from './entities.js'

/** A fact. Only events change a World. */
export type Event =
  | TokenEvent
  | SignInEvent
  | AccessKeyEvent
  | ClientEvent
  | UserEvent
  | SettingEvent
  | KeyEvent
  | CallEvent
  | RecordingEvent
  | ScreenEvent
  | AgentSessionEvent
  | ChannelEvent
  | ExtractionEvent

type TokenEvent =
  | { readonly type: 'TokenIssued'; readonly token: Token }
  | { readonly type: 'TokenRevoked'; readonly digest: string; readonly at: Instant }
  /** A token that is a JWT was signed, so its digest changed. */
  | {
      readonly type: 'TokenSigned' | 'RefreshTokenSigned'
      readonly digest: string
      readonly signedDigest: string
      /** The digest of the header and the payload, as they were signed. */
      readonly contentDigest: string
    }

/** Events between a user, the sign-in page and a client. */
type SignInEvent =
  /** `sessionDigest` identifies the session of the signed-in user. */
  | { readonly type: 'CodeIssued'; readonly code: AuthorizationCode; readonly sessionDigest: string }
  | { readonly type: 'RefreshTokenIssued'; readonly refreshToken: RefreshToken }
  | { readonly type: 'SignedIn'; readonly session: Session }
  | {
      readonly type: 'CodeUsed' | 'RefreshTokenUsed' | 'SignedOut'
      readonly digest: string
      readonly at: Instant
    }
  | { readonly type: 'GrantRevoked'; readonly grantId: string; readonly at: Instant }

type AccessKeyEvent =
  | { readonly type: 'AccessKeyCreated'; readonly accessKey: AccessKey }
  | { readonly type: 'AccessKeyChanged'; readonly accessKeyId: string; readonly isActive: boolean }
  | { readonly type: 'AccessKeyDeleted'; readonly accessKeyId: string; readonly at: Instant }

type ClientEvent =
  | { readonly type: 'ClientAdded' | 'ClientChanged'; readonly client: OAuthClient }
  | { readonly type: 'ClientRemoved'; readonly clientId: string }

/** The name of a user does not change. */
type UserEvent =
  | { readonly type: 'UserAdded' | 'UserChanged'; readonly user: User }
  | { readonly type: 'UserRemoved'; readonly userId: string }

/** A test chose other variants of the register, or other settle times. */
type SettingEvent =
  | { readonly type: 'AssumptionsChanged'; readonly assumptions: Assumptions }
  | { readonly type: 'SettleChanged'; readonly settle: SettleTimes }

type KeyEvent = { readonly type: 'SigningKeyRotated'; readonly at: Instant }

type CallEvent =
  | { readonly type: 'CallBegan'; readonly conversation: Conversation }
  | {
      readonly type: 'CallAnswered' | 'CallHeld' | 'CallResumed' | 'CallEnded'
      readonly conversationId: string
      readonly at: Instant
    }
  /** `attributes` are added to the participant's. */
  | {
      readonly type: 'ParticipantChanged'
      readonly conversationId: string
      readonly participantId: string
      readonly attributes: Readonly<Record<string, string>>
    }

export type RecordingEvent =
  | {
      readonly type:
        | 'RecordingStarted'
        | 'RecordingStopped'
        | 'RecordingPaused'
        | 'RecordingResumed'
        | 'RecordingDeclined'
        // A start that was still being processed when its call ended.
        | 'RecordingAbandoned'
      readonly recordingId: string
      readonly at: Instant
    }
  | SettlingEvent
  /** A test set the state, whatever it was before. */
  | {
      readonly type: 'RecordingSet'
      readonly recordingId: string
      readonly state: SettledState
      readonly settling?: NonNullable<Recording['settling']>
      readonly at: Instant
    }
  | { readonly type: 'RecordingUpdated'; readonly recordingId: string; readonly changes: RecordingChanges }

/** A command was accepted. The event of the command follows when it settles. */
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

/** `null` removes a field; an absent field does not change. */
export type RecordingChanges = {
  readonly [
    Key in 'name' | 'archiveDate' | 'deleteDate' | 'mediaType' | 'recorder' | 'businessData'
  ]?: NonNullable<Recording[Key]> | null
}

/** The id of the recording, conversation or access key that an event changed, or a digest. */
export function subjectOf(event: Event): string {
  switch (event.type) {
    case 'TokenIssued':
      return event.token.digest
    case 'CodeIssued':
      return event.code.digest
    case 'RefreshTokenIssued':
      return event.refreshToken.digest
    case 'SignedIn':
      return event.session.digest
    case 'AccessKeyCreated':
      return event.accessKey.accessKeyId
    case 'ClientAdded':
    case 'ClientChanged':
      return event.client.clientId
    case 'ClientRemoved':
      return event.clientId
    case 'UserAdded':
    case 'UserChanged':
      return event.user.userId
    case 'AssumptionsChanged':
      return 'assumptions'
    case 'SettleChanged':
      return 'settle'
    case 'AccessKeyChanged':
    case 'AccessKeyDeleted':
      return event.accessKeyId
    case 'GrantRevoked':
      return event.grantId
    case 'SigningKeyRotated':
      return 'signing-key'
    case 'ChannelCreated':
      return event.channel.channelId
    case 'ExtractionStarted':
      return event.extraction.digest
    case 'CallBegan':
      return event.conversation.conversationId
    default:
      if ('channelId' in event) return event.channelId
      if ('sessionId' in event) return event.sessionId
      if ('recordingId' in event) return event.recordingId
      if ('userId' in event) return event.userId
      return 'conversationId' in event ? event.conversationId : event.digest
  }
}

/** Whether the subject of an event is the digest of a secret, so that only a reference to it may be shown. */
export function isOfSecret({ type }: Pick<Event, 'type'>): boolean {
  return /^(?:Token|Code|RefreshToken|Signed(?:In|Out))/.test(type)
}

export type AgentSessionEvent =
  | {
      readonly type: 'AgentSessionStarted'
      readonly sessionId: string
      readonly userId: string
      readonly stationId: string
      readonly stationPhoneNumber: string
      readonly at: Instant
    }
  /** `AgentSessionJoined`: the agent receives all events again. */
  | {
      readonly type: 'AgentSessionJoined' | 'AgentSessionEnded'
      readonly sessionId: string
      readonly at: Instant
    }
  | {
      readonly type: 'AgentEventsTaken'
      readonly sessionId: string
      readonly count: number
      readonly at: Instant
    }
  | {
      readonly type: 'AgentRecordingRequested'
      readonly sessionId: string
      readonly conversationId: string
      readonly at: Instant
    }
  | {
      readonly type: 'AgentMaskingShown'
      readonly sessionId: string
      readonly conversationId: string
      readonly masked: boolean
      readonly at: Instant
    }
