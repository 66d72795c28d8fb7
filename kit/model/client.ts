import type { OperationName, Profile } from '../../contracts/api/profiles.js'

/**
 * What a client can besides: answer several operations at once, abort one, hold two configurations at once,
 * go by a clock that the kit advances, read server metadata (RFC 8414), trust a CA file, shut down, have
 * what it prints watched, and have what it writes to disk looked at.
 */
export const capabilities = [
  'parallel',
  'abort',
  'tenants',
  'clock',
  'discovery',
  'tls',
  'dispose',
  'output',
  'files',
] as const

export type Capability = (typeof capabilities)[number]
/** Why an operation failed: a closed set, so that rules need no prose. */
export const failureKinds = [
  'unauthorized',
  'forbidden',
  'not_found',
  'conflict',
  'locked',
  'rate_limited',
  'timeout',
  'network',
  'protocol',
  'invalid_argument',
  'config',
  'aborted',
  'server_error',
] as const

export type FailureKind = (typeof failureKinds)[number]

/** What the client believes of a recording. */
export const believedStates = [
  'idle',
  'starting',
  'recording',
  'paused',
  'stopping',
  'stopped',
  'unknown',
] as const

export type BelievedState = (typeof believedStates)[number]

/**
 * How an operation ended, as the client tells it. `unknown`: after a timeout or a reset of a write it cannot
 * be known whether it happened.
 */
export interface Outcome {
  readonly outcome: 'ok' | 'fail' | 'unknown'
  /** Absent from a failure: the client did not say what it was. */
  readonly kind?: FailureKind
  readonly httpStatus?: number
  readonly retryAfterMs?: number
  /** The client's own error text. */
  readonly message?: string
  readonly state?: BelievedState
}

/** What a client is configured with. A new configuration drops all that the client knew. */
export interface ClientConfig {
  readonly profile: Profile
  /** The origin of the API, and a path before those of the operations where a rule asks for one. */
  readonly baseUrl: string
  readonly tokenUrl: string
  readonly clientId: string
  readonly clientSecret: string
  /** The access key of the user on whose behalf it acts, where the profile goes by users: for the grant `password`. */
  readonly accessKeyId?: string
  readonly accessKeySecret?: string
  /** The number of that user, and the station at which the session starts, where the profile goes by sessions. */
  readonly agentId?: string
  readonly stationId?: string
  /** Scopes that the operations need. */
  readonly scopes: readonly string[]
  /** How long one operation may take, tokens and retries included: the deadline of the operation itself comes before it. */
  readonly deadlineMs: number
  /** RFC 8414 metadata, where the rule is about discovery. */
  readonly metadataUrl?: string
  /** A PEM file with the CA to trust, where the rule is about TLS. */
  readonly caFile?: string
}

/** The ids of one call. All are offered, so that what the client chooses can be seen. */
export interface CallContext {
  readonly conversationId: string
  readonly conferenceId: string
  readonly recordingId: string
  /** The agent on the call, where the profile goes by agents. */
  readonly userId?: string
  /** The number by which the ACD knows the call, where the profile goes by contacts. */
  readonly contactId?: string
}

/** One operation on one call. */
export interface OperationRequest {
  readonly operation: OperationName
  readonly context: CallContext
  readonly deadlineMs: number
  /** Which configuration, for a client that holds two. Default: `main`. */
  readonly tenant?: string
}

/** An operation that is under way. */
export interface RunningOperation {
  /** @throws {ClientFailure} when the client crashed or broke the protocol, `ClientHung` when it missed its deadline */
  readonly outcome: Promise<Outcome>
  /** Asks the client to give up. Its outcome tells whether it did. */
  abort(): void
}

/** A request that went elsewhere than the client was configured, as a proxy saw it. */
export interface Stray {
  readonly method: string
  /** A whole URL, or the host and port that a tunnel was asked for. */
  readonly target: string
  readonly headers: readonly (readonly [name: string, value: string])[]
}

/** A file that a client wrote. */
export interface WrittenFile {
  /** Within the folders that it was given. */
  readonly path: string
  readonly text: string
}

/** A client under test, whatever its language and however it is reached. */
export interface Client {
  readonly name: string
  readonly profiles: ReadonlySet<Profile>
  readonly operations: ReadonlySet<OperationName>
  readonly capabilities: ReadonlySet<Capability>
  /** Each operation is a process of its own, which knows nothing of the others. */
  readonly processPerOperation?: true
  /**
   * Drops all client state, and starts anew. `tenant`: besides the others, for a client that holds two.
   * @throws {ConfigurationRefused} when the client answers that it will not have it
   */
  configure(config: ClientConfig, tenant?: string): Promise<void>
  begin(request: OperationRequest): RunningOperation
  /** Shuts the configured client down, as its application would at its end. */
  dispose(): Promise<void>
  /** Advances the client's own clock. */
  advanceClock(ms: number): Promise<void>
  /** What it printed since it was configured. */
  output(): string
  /** What it has written to disk, where that can be seen. */
  files?(): Promise<readonly WrittenFile[]>
  /** What it sent elsewhere since it was configured, where that can be seen. */
  strays?(): readonly Stray[]
  /** Ends it for good, and leaves nothing of it behind. */
  close(): Promise<void>
}

/** The client could not be measured: it crashed, broke the protocol, or did not answer in time. */
export class ClientFailure extends Error {
  override readonly name: string = 'ClientFailure'
}

/** The client would not take a configuration, and said so. Where a rule offers a bad one that is an answer. */
export class ConfigurationRefused extends ClientFailure {
  override readonly name = 'ConfigurationRefused'
}

/** An operation went well past its deadline. The client is of no more use. */
export class ClientHung extends ClientFailure {
  override readonly name = 'ClientHung'
}
