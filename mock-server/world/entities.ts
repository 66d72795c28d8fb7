import type { CallState, SettledState, UnsettledState } from '../../contracts/lifecycle/row.js'

/** All times in a World are milliseconds since 1970, on the sandbox's clock. */
export type Instant = number

/** An OAuth client. Only the digest of its secret is here: the secret itself never enters the World. */
export interface OAuthClient {
  readonly clientId: string
  readonly name: string
  readonly secretDigest: string
  readonly scopes: readonly string[]
  /** Divisions for which the client has a grant. */
  readonly divisions: readonly string[]
  readonly grantTypes: readonly string[]
  /** It has no secret, and identifies itself by its id alone: RFC 6749 2.1. */
  readonly isPublic: boolean
  readonly redirectUris: readonly string[]
  readonly postLogoutRedirectUris: readonly string[]
  readonly accessTokenLifetimeSeconds: number
  readonly accessTokenLength?: number
  readonly disabled: boolean
}

export interface Participant {
  readonly participantId: string
  readonly callId: string
  readonly name?: string
  readonly purpose: 'customer' | 'agent' | 'acd' | 'ivr' | 'external' | 'user'
  readonly address?: string
  readonly direction: 'inbound' | 'outbound'
  /** The CXone user who is in the call. */
  readonly userId?: string
}

export interface Conversation {
  readonly conversationId: string
  readonly conferenceId: string
  readonly recordingId: string
  readonly divisionId: string
  /** The number by which NICE knows the call. */
  readonly contactId: number
  readonly participants: readonly Participant[]
  readonly startTime: Instant
  readonly state: CallState
  readonly connectedTime?: Instant
  readonly endTime?: Instant
}

export interface Recording {
  readonly recordingId: string
  readonly conversationId: string
  readonly state: SettledState
  /** A command that was accepted and is in work: nothing has changed so far, and at `at` it is done. */
  readonly settling?: { readonly state: UnsettledState; readonly at: Instant }
  readonly startTime?: Instant
  readonly endTime?: Instant
  readonly name?: string
  readonly archiveDate?: Instant
  readonly deleteDate?: Instant
  /** Whether the screen of the agent was to be recorded with the call. Absent: the voice alone. */
  readonly mediaType?: 'voice' | 'voiceAndScreen'
  /** What was attached to the call while it went on. */
  readonly businessData?: Readonly<Record<string, string>>
}

/** An access token, known by the digest of its value: the value itself never enters the World. */
export interface Token {
  readonly digest: string
  /** Of a CXone token that was issued without a client: the id of the access key. */
  readonly clientId: string
  /** The CXone user to whom it was issued. Genesys's client_credentials has none. */
  readonly userId?: string
  /** The access key that it was got with. */
  readonly accessKeyId?: string
  /** What it has in common with the refresh token and with all tokens that come of that. */
  readonly grantId?: string
  readonly scopes: readonly string[]
  readonly issuedAt: Instant
  readonly expiresAt: Instant
  readonly revokedAt?: Instant
}

/** Who calls: the token that the kernel accepted. */
export type Principal = Token

/** What an id names, so that one given where another belongs can be explained. */
export interface Identity {
  readonly kind: 'conversation' | 'conference' | 'recording' | 'segment' | 'participant' | 'call'
  readonly conversationId: string
}

/** How long commands are in work before they are done. 0: they are done at once. */
export interface SettleTimes {
  readonly startMs: number
  /** Also for a call that is not to be recorded at all. */
  readonly stopMs: number
  /** For masking and unmasking. */
  readonly maskMs: number
}

/** Somebody who works in CXone: an agent, mostly. Only the digest of the password is here. */
export interface User {
  /** A UUID, as Record on Demand and the id_token name the user. */
  readonly userId: string
  /** The number that the ACD gives the agent. */
  readonly agentId: number
  readonly userName: string
  readonly email: string
  readonly givenName: string
  readonly familyName: string
  readonly teamId: number
  /** The permissions of the user's roles, as CXone names them, e.g. `Multi-ACD Record on Demand API`. */
  readonly permissions: readonly string[]
  /** For the sign-in page. Without one nobody can sign in as this user with a password. */
  readonly passwordDigest?: string
}

/** What a program signs in with on behalf of a user. */
export interface AccessKey {
  readonly accessKeyId: string
  readonly userId: string
  readonly secretDigest: string
  readonly isActive: boolean
  readonly createdAt: Instant
}

/** Something that the agent is to be told. */
export type AgentNotice =
  | { readonly type: 'session' }
  | {
      readonly type: 'call'
      readonly conversationId: string
      readonly status: AgentCallStatus
      readonly since: Instant
      readonly isLogging: boolean
    }

/** The session of an agent at the ACD: one for each agent. */
export interface AgentSession {
  /** Fit for a path as it is: NICE's SDK does not encode it. */
  readonly sessionId: string
  readonly userId: string
  readonly stationId: string
  readonly stationPhoneNumber: string
  readonly calls: readonly AgentCall[]
  /** What the agent was not told so far, the oldest first. */
  readonly notices: readonly AgentNotice[]
}

/** What a call is to the agent who is in it, in the words of get-next-event. */
export const agentCallStatuses = ['Incoming', 'Active', 'Masking', 'Disconnected'] as const

export type AgentCallStatus = (typeof agentCallStatuses)[number]

/** A call as its agent was told of it last. */
export interface AgentCall {
  readonly conversationId: string
  readonly status: AgentCallStatus
  /** When it came into this status. */
  readonly since: Instant
  /** Whether the agent asked for its recording: of what others ask for the agent is told nothing. */
  readonly requested: boolean
  /** Whether the agent masked it while it was not recorded, where that shows. */
  readonly masked?: boolean
}
