import type { Assumptions } from '../../contracts/register/ambiguities.js'
import type { Due } from './due.js'
import { noGenerations, type Generations } from './generations.js'
import type { ScreenRecording } from './screens.js'
import type { AuthorizationCode, RefreshToken, Session } from './sign-in.js'
import type { Tenant } from './tenant.js'
import type {
  Instant,
  OAuthClient,
  Conversation,
  Recording,
  Token,
  Identity,
  SettleTimes,
  AccessKey,
  User,
  AgentSession,
} from './entities.js'

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
