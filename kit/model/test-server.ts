import type { Assumptions } from '../../contracts/register/ambiguities.js'
import type { ContractCase } from '../../contracts/case.js'
import type { CallContext, ClientConfig } from './client.js'
import type { Truncation } from '../../mock-server/faults/truncation.js'
import type { Profile } from '../../contracts/api/profiles.js'

/** Values that replace those of the configuration. Placeholders are filled in: see TestServerSetup. */
export type ConfigChanges = Partial<Omit<ClientConfig, 'profile'>>

/**
 * A call on a test server, as a rule wants it. Its `contactId` is only given to the client: the server assigns its own
 * contact numbers.
 */
export interface TestCall extends Partial<Omit<CallContext, 'userId'>> {
  /** All participants belong to the tenant. */
  readonly internal?: true
}

/** The test server that a rule needs. Each rule has its own, so that only the client under test reaches it. */
export interface TestServerSetup {
  /** The number of connected calls, or their properties. Default: 1. */
  readonly calls?: number | readonly TestCall[]
  /** The lifetime of tokens, as stated and enforced. Default: 3600. */
  readonly tokenLifetimeSeconds?: number
  /** Scopes that the server grants to the client. Default: all that the operations need. */
  readonly scopes?: readonly string[]
  /** The minimum length of an access token in characters. Default: that of the server. */
  readonly tokenLength?: number
  readonly clientId?: string
  readonly clientSecret?: string
  /** The initial offset of the server clock from real time, e.g. `-10m`. Default: none. */
  readonly clockOffset?: string
  readonly assumptions?: Partial<Assumptions>
  /** How long commands stay pending, e.g. `{ start: '400ms' }`. Default: not at all. */
  readonly settle?: ContractCase['settle']
  /**
   * Configuration values that differ from the correct ones, e.g. a wrong secret. `{url}` stands for the origin of the
   * server, `{tokenPath}` for the path of the token endpoint of the profile.
   */
  readonly config?: ConfigChanges
  /** A server of another origin, which must never receive a credential. `{elsewhere}` stands for its origin. */
  readonly elsewhere?: boolean
  /**
   * Offers the server over TLS as well: `{tls:good}`, `{tls:expired}`, `{tls:wrong-host}` and `{tls:self-signed}`
   * stand for origins with such a certificate, `{caFile}` for the file with the CA to trust.
   */
  readonly tls?: boolean
}

/** An action of a rule on the server. Calls are numbered from 0. */
export type ServerAct =
  | { readonly act: 'fault'; readonly fault: FaultData }
  | { readonly act: 'clear-faults' }
  | { readonly act: 'revoke-tokens' }
  | { readonly act: 'end-call'; readonly call: number }
  /** A policy starts or stops a recording. `ifPossible`: nothing happens if the state does not allow it. */
  | { readonly act: 'start' | 'stop'; readonly call: number; readonly ifPossible?: true }
  /** Shifts the server clock, which determines the Date header and the expiry of tokens. */
  | { readonly act: 'shift-clock'; readonly by: string }
  /** Advances every clock of the test server, for a client whose own clock is advanced as well. */
  | { readonly act: 'pass'; readonly ms: number }
  /** Closes idle connections, as servers do after a timeout. */
  | { readonly act: 'close-idle-connections' }
  /** Stops the server clock, so that pending commands stay pending until the clock is shifted. */
  | { readonly act: 'freeze-clock' }
  /** Acts as soon as this many more requests have reached the API, whatever time that takes. */
  | { readonly act: 'after-requests'; readonly count: number; readonly effect: ServerAct }

/**
 * A fault in the format of the control plane of the mock. The kit reads only its target: a purpose such as
 * `startRecording`, or an API operation without a purpose.
 */
export interface FaultData {
  readonly on?: string | readonly string[]
  readonly [field: string]: unknown
}

/** A request that reached the test server, and its response. Contains raw values, so reports refer to it by `id`. */
export interface ReceivedRequest {
  /** Counts from 1 in order of arrival. */
  readonly id: number
  /** Milliseconds since the test server started, on the monotonic clock of the kit. */
  readonly atMs: number
  /** The same on the server clock, as in the Date header: milliseconds since 1970. */
  readonly serverMs?: number
  /** When a delayed request was answered, on the server clock. */
  readonly answeredMs?: number
  /** How long a fault held the response back, in milliseconds. */
  readonly delayMs?: number
  /** Requests with the same number used the same connection, one after another. */
  readonly connection?: number
  /** `elsewhere`: an origin that is not in the configuration. */
  readonly at: 'token' | 'api' | 'elsewhere'
  readonly method: string
  /** Path and query as sent. */
  readonly target: string
  /** As sent, repeated names included. */
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly body: string
  /** The operation that the request matched, if any. */
  readonly operation: string | undefined
  readonly status: number
  readonly replyHeaders: Readonly<Record<string, string>>
  readonly replyBody: string
  /** A fault kept the response, or part of it, from the client. */
  readonly lost?: true
  /** The part of the response that was sent, if not all of it. The client did not receive the rest of `replyBody`. */
  readonly cut?: Truncation
  /** The contract rule by which the server rejected the request, if any. */
  readonly refusedBy: string | undefined
  /** Why the server rejected the request, and what to change. Never on the wire. */
  readonly explanation?: { readonly reason: string; readonly fix: readonly string[] }
  /** The injected fault, e.g. `NEVER_ANSWER` or `status 503`, if any. */
  readonly fault: string | undefined
}

/** A recording in the state of the server. */
export interface ServerRecording {
  readonly recordingId: string
  readonly state: string
}

/** A mock server for the run of one rule. */
export interface TestServer {
  readonly config: ClientConfig
  readonly calls: readonly CallContext[]
  /** A second OAuth client of the same tenant, for a client under test with two configurations. */
  readonly secondConfig: ClientConfig
  /** The configuration with other values, placeholders filled in. */
  configWith(changes: ConfigChanges): ClientConfig
  act(act: ServerAct): Promise<void>
  arrivals(): readonly ReceivedRequest[]
  recordings(): readonly ServerRecording[]
  /** Milliseconds since the test server started: the clock of `atMs`. */
  elapsedMs(): number
  /** The number of requests without a complete response whose connection the client still holds open. */
  heldOpen(): number
  /** The length in bytes of the longest response that the client let the server send completely. */
  longestRead(): number
  /** The tokens issued so far. */
  tokens(): readonly string[]
  /** Values that must not leak: client secrets, and the tokens issued so far. */
  secrets(): readonly string[]
  /** Resolves when no request is pending and none has arrived for `graceMs`. */
  quiet(graceMs: number): Promise<void>
  close(): Promise<void>
}

/** Starts a test server for one profile. */
export type OpenTestServer = (setup: TestServerSetup, profile: Profile) => Promise<TestServer>
