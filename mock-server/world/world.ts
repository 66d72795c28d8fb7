import type { Assumptions } from '../../contracts/register/ambiguities.js'
import type { Due } from './recordings/due.js'
import { none, type Newest } from './values/newest.js'
import type { Channel } from './channels.js'
import type { Extraction } from './extractions.js'
import type { ScreenRecording } from './recordings/screens.js'
import type { AuthorizationCode, RefreshToken, RevokedGrant, Session } from './sign-in.js'
import type { Tenant } from './start/tenant.js'
import type {
  OAuthClient,
  Conversation,
  Division,
  Recording,
  Token,
  Identity,
  SettleTimes,
  AccessKey,
  User,
  AgentSession,
} from './entities.js'

/**
 * The complete state of one sandbox. `userIds`, `agentSessionIds`, `identities`, `contacts`, `active`, `callsByUser`
 * and `due` are indexes, so that no step has to scan the rest.
 */
export interface World {
  readonly sandboxId: string
  readonly seed: string
  /** Counts the Worlds of a sandbox, so that a token from before a reset is never issued again. */
  readonly epoch: number
  /** Counts the events applied; ids are derived from it. */
  sequence: number
  readonly tenant: Tenant
  readonly divisions: readonly Division[]
  assumptions: Assumptions
  /** How long the transcoding of a finished recording takes before it can be read. */
  readonly transcodeSeconds: number
  settle: SettleTimes
  readonly clients: Map<string, OAuthClient>
  readonly users: Map<string, User>
  readonly accessKeys: Map<string, AccessKey>
  readonly conversations: Map<string, Conversation>
  readonly recordings: Map<string, Recording>
  /** The screen recordings by user. */
  readonly screens: Map<string, ScreenRecording>
  readonly tokens: Newest<Token>
  readonly codes: Newest<AuthorizationCode>
  readonly refreshTokens: Newest<RefreshToken>
  readonly sessions: Newest<Session>
  /** The notification channels of Genesys Cloud. */
  readonly channels: Map<string, Channel>
  /** The jobs that list recordings in bulk. */
  readonly extractions: Newest<Extraction>
  /** The sessions of agents at the ACD. */
  readonly agentSessions: Map<string, AgentSession>
  /** The revoked grants. Their tokens are rejected. */
  readonly revokedGrants: Newest<RevokedGrant>
  /** How often the signing key of the JWTs was rotated. */
  keyRotations: number
  readonly identities: Map<string, Identity>
  /** The ids of the conversations in the order of their contact ids. */
  readonly contacts: string[]
  readonly active: Map<string, Set<string>>
  /** The calls of each CXone user that have not ended, oldest first. */
  readonly callsByUser: Map<string, Set<string>>
  /** The session id of each agent, by user. */
  readonly agentSessionIds: Map<string, string>
  /** The user ids by user name in lower case. */
  readonly userIds: Map<string, string>
  /** The scheduled events, earliest first. */
  readonly due: Due[]
}

export type NewWorld = Pick<
  World,
  | 'sandboxId'
  | 'seed'
  | 'epoch'
  | 'sequence'
  | 'tenant'
  | 'divisions'
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
    tokens: none(),
    codes: none(),
    refreshTokens: none(),
    sessions: none(),
    channels: new Map(),
    extractions: none(),
    agentSessions: new Map(),
    revokedGrants: none(),
    identities: new Map(),
    contacts: [],
    active: new Map(),
    callsByUser: new Map(),
    agentSessionIds: new Map(),
    userIds: new Map(),
    due: [],
  }
}
