import type { Assumptions } from '../../contracts/register/ambiguities.js'
import type { CallState, SettledState, UnsettledState } from '../../contracts/lifecycle/recording.js'
import type { AgentSession } from './agent-sessions.js'
import type { Due } from './due.js'
import { noGenerations, type Generations } from './generations.js'
import type { ScreenRecording } from './screens.js'
import type { AuthorizationCode, RefreshToken, Session } from './sign-in.js'
import type { Tenant } from './tenant.js'
import type { AccessKey, User } from './users.js'

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

/**
 * All state of one sandbox. `clients`, `users`, `accessKeys`, `conversations`, `recordings`, `screens`, `tokens`
 * and what follows them are the state; `userIds`, `agentSessionIds`, `identities`, `contacts`, `active`,
 * `callsByUser` and `due` are indexes over it, so that no step has to scan.
 */
export interface World {
  readonly sandboxId: string
  readonly seed: string
  /** Counts the Worlds of a sandbox, so that a token from before a reset is never issued again. */
  readonly epoch: number
  /** Counts the events applied; ids are derived from it. */
  sequence: number
  readonly tenant: Tenant
  readonly assumptions: Assumptions
  /** How long a finished recording is transcoded before it can be read. */
  readonly transcodeSeconds: number
  readonly settle: SettleTimes
  readonly clients: Map<string, OAuthClient>
  readonly users: Map<string, User>
  readonly accessKeys: Map<string, AccessKey>
  readonly conversations: Map<string, Conversation>
  readonly recordings: Map<string, Recording>
  /** The screens that are being recorded, by the user. */
  readonly screens: Map<string, ScreenRecording>
  readonly tokens: Generations<Token>
  readonly codes: Generations<AuthorizationCode>
  readonly refreshTokens: Generations<RefreshToken>
  readonly sessions: Generations<Session>
  /** The sessions of agents at the ACD. */
  readonly agentSessions: Map<string, AgentSession>
  /** Grants all of whose tokens are refused. */
  readonly revokedGrants: Map<string, Instant>
  /** How often the key that signs id_tokens was changed for another. */
  keyRotations: number
  readonly identities: Map<string, Identity>
  /** The ids of the conversations in the order of their contact ids. */
  readonly contacts: string[]
  readonly active: Map<string, Set<string>>
  /** The calls of each CXone user that have not ended, the oldest first. */
  readonly callsByUser: Map<string, Set<string>>
  /** The session of each agent, by the user. */
  readonly agentSessionIds: Map<string, string>
  /** Users by their name, in lower case. */
  readonly userIds: Map<string, string>
  /** What the clock will bring, the earliest first. */
  readonly due: Due[]
}

export type NewWorld = Pick<
  World,
  | 'sandboxId'
  | 'seed'
  | 'epoch'
  | 'sequence'
  | 'tenant'
  | 'assumptions'
  | 'transcodeSeconds'
  | 'settle'
  | 'keyRotations'
>

export function emptyWorld(fields: NewWorld): World {
  return {
    ...fields,
    clients: new Map(),
    users: new Map(),
    accessKeys: new Map(),
    conversations: new Map(),
    recordings: new Map(),
    screens: new Map(),
    tokens: noGenerations(),
    codes: noGenerations(),
    refreshTokens: noGenerations(),
    sessions: noGenerations(),
    agentSessions: new Map(),
    revokedGrants: new Map(),
    identities: new Map(),
    contacts: [],
    active: new Map(),
    callsByUser: new Map(),
    agentSessionIds: new Map(),
    userIds: new Map(),
    due: [],
  }
}
