import type { CallState, SettledState, UnsettledState } from '../../contracts/lifecycle/row.js'

/** All times in a World are milliseconds since 1970, on the sandbox's clock. */
export type Instant = number

/** An OAuth client. The World stores only the digest of its secret. */
export interface OAuthClient {
  readonly clientId: string
  readonly name: string
  readonly secretDigest: string
  readonly scopes: readonly string[]
  /** Divisions for which the client has a grant. */
  readonly divisions: readonly string[]
  readonly grantTypes: readonly string[]
  /** Whether it is a public client (RFC 6749 2.1): it has no secret and identifies itself only by its id. */
  readonly isPublic: boolean
  readonly redirectUris: readonly string[]
  readonly postLogoutRedirectUris: readonly string[]
  readonly accessTokenLifetimeSeconds: number
  readonly accessTokenLength?: number
  readonly disabled: boolean
  /** No new token is issued, and it may be deleted. */
  readonly inactive?: boolean
  readonly description?: string
  /** Set for clients that the API created. */
  readonly createdAt?: Instant
  readonly modifiedAt?: Instant
}

/** A division of the tenant, for which clients have grants. */
export interface Division {
  readonly id: string
  readonly name: string
}

export interface Participant {
  readonly participantId: string
  readonly callId: string
  readonly name?: string
  readonly purpose: 'customer' | 'agent' | 'acd' | 'ivr' | 'external' | 'user'
  readonly address?: string
  readonly direction: 'inbound' | 'outbound'
  /** The CXone user of the participant. */
  readonly userId?: string
  /** Genesys's participant data. Default: none. */
  readonly attributes?: Readonly<Record<string, string>>
}

export interface Conversation {
  readonly conversationId: string
  readonly conferenceId: string
  readonly recordingId: string
  readonly divisionId: string
  /** The number of the call at NICE. */
  readonly contactId: number
  readonly participants: readonly Participant[]
  readonly startTime: Instant
  readonly state: CallState
  readonly connectedTime?: Instant
  readonly endTime?: Instant
  /** When the call was on hold, oldest first. */
  readonly holds?: readonly Hold[]
}

/** A part of a call that was on hold; without `to` if it still is. */
export interface Hold {
  readonly from: Instant
  readonly to?: Instant
}

/** A settled state that a recording reached, and when. */
export interface StateChange {
  readonly at: Instant
  readonly state: SettledState
}

/** The newest change of a recording, and the changes before it: a list that grows without a copy. */
export interface History extends StateChange {
  readonly before: History | undefined
  readonly count: number
}

export interface Recording {
  readonly recordingId: string
  readonly conversationId: string
  readonly state: SettledState
  /** An accepted command that is still being processed. It takes effect at `at`. */
  readonly settling?: { readonly state: UnsettledState; readonly at: Instant }
  readonly startTime?: Instant
  readonly endTime?: Instant
  /** The first changes of its state. Absent until the first change in this World. */
  readonly history?: History
  readonly name?: string
  readonly archiveDate?: Instant
  readonly deleteDate?: Instant
  /** Whether the agent's screen is recorded with the call. Default: only the voice. */
  readonly mediaType?: 'voice' | 'voiceAndScreen'
  /** Whom Genesys records ad hoc or in a snippet. Default: the call. */
  readonly recorder?: { readonly kind: 'adhoc' | 'snippet'; readonly participantId: string }
  /** The business data attached to the call. */
  readonly businessData?: Readonly<Record<string, string>>
}

/** What the World stores of a JWT, to explain what was changed of it. */
export interface JwtDigests {
  /** The digest of its `jti`. */
  readonly id: string
  /** The digest of its header and payload, as they were signed. */
  readonly content: string
}

/** An access token. The World stores only the digest of its value. */
export interface Token {
  readonly digest: string
  /** Absent if the token is not a JWT. */
  readonly jwt?: JwtDigests
  /** The id of the client. For a CXone token without a client, the id of the access key. */
  readonly clientId: string
  /** The CXone user of the token. A token of client_credentials has none. */
  readonly userId?: string
  /** The access key that it was issued for. */
  readonly accessKeyId?: string
  /** Shared with the refresh token and with all tokens that come from it. */
  readonly grantId?: string
  readonly scopes: readonly string[]
  readonly issuedAt: Instant
  readonly expiresAt: Instant
  readonly revokedAt?: Instant
}

/** The caller of an operation: the token that the kernel accepted. */
export type Principal = Token

/** What an id identifies, to explain the use of a wrong kind of id. */
export interface Identity {
  readonly kind: 'conversation' | 'conference' | 'recording' | 'segment' | 'participant' | 'call'
  readonly conversationId: string
}

/** How long commands take to settle. 0: they complete immediately. */
export interface SettleTimes {
  readonly startMs: number
  /** Also for do-not-record. */
  readonly stopMs: number
  /** For masking and unmasking. */
  readonly maskMs: number
}

/** A user of CXone, usually an agent. The World stores only the digest of the password. */
export interface User {
  /** The UUID of the user in Record on Demand and in the id_token. */
  readonly userId: string
  /** The number of the agent in the ACD. */
  readonly agentId: number
  readonly userName: string
  readonly email: string
  readonly givenName: string
  readonly familyName: string
  readonly teamId: number
  /** The permissions of the user's roles, with the names of CXone, for example `Multi-ACD Record on Demand API`. */
  readonly permissions: readonly string[]
  /** For the sign-in page. Without it, this user cannot sign in with a password. */
  readonly passwordDigest?: string
}

/** The credentials with which a program signs in on behalf of a user. */
export interface AccessKey {
  readonly accessKeyId: string
  readonly userId: string
  readonly secretDigest: string
  readonly isActive: boolean
  readonly createdAt: Instant
}

/** A pending event for the agent. */
export type AgentNotice =
  | { readonly type: 'session' }
  | {
      readonly type: 'call'
      readonly conversationId: string
      readonly status: AgentCallStatus
      readonly since: Instant
      readonly isLogging: boolean
    }

/** The session of an agent at the ACD. Each agent has at most one. */
export interface AgentSession {
  /** Safe in a path without encoding, because NICE's SDK does not encode it. */
  readonly sessionId: string
  readonly userId: string
  readonly stationId: string
  readonly stationPhoneNumber: string
  readonly calls: readonly AgentCall[]
  /** The events that the agent has not received yet, oldest first. */
  readonly notices: readonly AgentNotice[]
  /** When it was ended. It is kept until the agent starts another one. */
  readonly endedAt?: Instant
}

/** The status of a call for its agent, with the names of get-next-event. */
export const agentCallStatuses = ['Incoming', 'Active', 'Masking', 'Holding', 'Disconnected'] as const

export type AgentCallStatus = (typeof agentCallStatuses)[number]

/** A call as last reported to its agent. */
export interface AgentCall {
  readonly conversationId: string
  readonly status: AgentCallStatus
  /** When it reached this status. */
  readonly since: Instant
  /** Whether the agent requested its recording. The agent is not notified of recordings that others request. */
  readonly requested: boolean
  /** Whether the agent masked it while it was not recorded, if a variant reports that. */
  readonly masked?: boolean
}
