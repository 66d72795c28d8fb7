import type { Assumptions } from '../../contracts/register/ambiguities.js'
import type { ContractCase } from '../../contracts/case.js'
import type { CallContext, ClientConfig } from './client.js'
import type { Truncation } from '../../mock-server/faults/truncation.js'
import type { Profile } from '../../contracts/api/profiles.js'

/** What a client is told in place of the truth. Placeholders are filled in: see RoomSetup. */
export type ConfigChanges = Partial<Omit<ClientConfig, 'profile'>>

/**
 * A call of a room, by what a rule wants of it. Its `contactId` is what the client is told in place of the truth: the
 * numbers of contacts are the server's own.
 */
export interface TestCall extends Partial<Omit<CallContext, 'userId'>> {
  /** Nobody from outside is in it. */
  readonly internal?: true
}

/** How a rule wants its server: a fresh one for each rule, so that nothing but the client under test reaches it. */
export interface TestServerSetup {
  /** How many connected calls there are, or what matters of them. Default: 1. */
  readonly calls?: number | readonly TestCall[]
  /** What the token response says of its lifetime, and what the server goes by. Default: 3600. */
  readonly tokenLifetimeSeconds?: number
  /** Scopes that the client is allowed. Default: all that the operations need. */
  readonly scopes?: readonly string[]
  /** How long an access token is at least, in characters. Default: as the server makes them. */
  readonly tokenLength?: number
  readonly clientId?: string
  readonly clientSecret?: string
  /** How far the server's clock is from real time when the room opens, e.g. `-10m`. Default: not at all. */
  readonly clockOffset?: string
  readonly assumptions?: Partial<Assumptions>
  /** How long commands are in work before they are done, e.g. `{ start: '400ms' }`. Default: not at all. */
  readonly settle?: ContractCase['settle']
  /**
   * What the client is told in place of the truth, e.g. a wrong secret. `{url}` stands for the server's origin,
   * `{tokenPath}` for where on it the profile has its tokens.
   */
  readonly config?: ConfigChanges
  /** A second server of another origin, which should never get a credential. `{elsewhere}` stands for its origin. */
  readonly elsewhere?: boolean
  /**
   * The server behind TLS besides: `{tls:good}`, `{tls:expired}`, `{tls:wrong-host}` and `{tls:self-signed}`
   * stand for origins with such a certificate, `{caFile}` for the file with the CA to trust.
   */
  readonly tls?: boolean
}

/** What a rule does to the server. Calls are numbered from 0. */
export type ServerAct =
  | { readonly act: 'fault'; readonly fault: FaultData }
  | { readonly act: 'clear-faults' }
  | { readonly act: 'revoke-tokens' }
  | { readonly act: 'end-call'; readonly call: number }
  /** A policy starts or stops a recording. `ifPossible`: where its state does not allow it nothing happens. */
  | { readonly act: 'start' | 'stop'; readonly call: number; readonly ifPossible?: true }
  /** Moves the server's clock against real time; its Date header and its tokens go by it. */
  | { readonly act: 'shift-clock'; readonly by: string }
  /** Closes the connections on which nothing is under way, as a server does with those that idle too long. */
  | { readonly act: 'close-idle-connections' }

/**
 * A fault as the mock's control plane takes it: the kit hands it on and knows nothing of it but its target, which is
 * a purpose, say `startRecording`, or an operation of the API that serves none.
 */
export interface FaultData {
  readonly on?: string | readonly string[]
  readonly [field: string]: unknown
}

/** One request that reached the room, and its reply. Raw values: a report shows it by `id` only. */
export interface ReceivedRequest {
  /** Counts from 1 in order of arrival. */
  readonly id: number
  /** Milliseconds since the room was opened, on the kit's own monotonic clock. */
  readonly atMs: number
  /** The same on the server's own clock, which its Date header goes by: milliseconds since 1970. */
  readonly serverMs?: number
  /** When a request that waited was answered, on the same clock. */
  readonly answeredMs?: number
  /** Requests that share it came over one connection, one after the other's answer. */
  readonly connection?: number
  /** `elsewhere`: it went to an origin that the client was not configured with. */
  readonly at: 'token' | 'api' | 'elsewhere'
  readonly method: string
  /** Path and query as sent. */
  readonly target: string
  /** As sent, repeated names included. */
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly body: string
  /** The operation that the request was taken for, if any. */
  readonly operation: string | undefined
  readonly status: number
  readonly replyHeaders: Readonly<Record<string, string>>
  readonly replyBody: string
  /** A fault kept the reply, or a part of it, from the client. */
  readonly lost?: true
  /** What left of the reply, where it is not the whole: what `status` and `replyBody` say of the rest, nobody got. */
  readonly cut?: Truncation
  /** The rule by which the server refused, if it did. */
  readonly refusedBy: string | undefined
  /** What the fault that met it does, e.g. `NEVER_ANSWER` or `status 503`, if one did. */
  readonly fault: string | undefined
}

/** A recording as the server knows it. */
export interface ServerRecording {
  readonly recordingId: string
  readonly state: string
}

/** A server that one rule has for itself. */
export interface TestServer {
  readonly config: ClientConfig
  readonly calls: readonly CallContext[]
  /** A second client of the same tenant, for a client under test that holds two configurations. */
  readonly secondConfig: ClientConfig
  /** The configuration with other values, placeholders filled in. */
  configWith(changes: ConfigChanges): ClientConfig
  act(act: ServerAct): Promise<void>
  arrivals(): readonly ReceivedRequest[]
  recordings(): readonly ServerRecording[]
  /** Milliseconds since the room was opened: the clock of its arrivals. */
  elapsedMs(): number
  /** How many requests have no complete reply, and a connection that the client holds open for it. */
  heldOpen(): number
  /** Values that must never be seen where they do not belong: client secrets, and the tokens issued so far. */
  secrets(): readonly string[]
  /** Resolves when no request is in work, and none has come for `graceMs`. */
  quiet(graceMs: number): Promise<void>
  close(): Promise<void>
}

/** Opens rooms of one profile. */
export type OpenRoom = (setup: TestServerSetup, profile: Profile) => Promise<TestServer>
