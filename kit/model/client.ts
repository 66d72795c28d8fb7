import type { OperationName, Profile } from '../../contracts/api/profiles.js'

/**
 * Optional abilities of a client: run operations concurrently, abort one, hold two configurations, use a clock that the
 * kit advances, read server metadata (RFC 8414), trust a CA file, shut down, and let the kit read its output and the
 * files that it writes.
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

/** Why an operation failed. A closed set, so that rules need not interpret error texts. */
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

/** The state of a recording as the client reports it. */
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
 * The outcome of an operation as the client reports it. `unknown`: after a timeout or a connection reset, it is
 * unknown whether the command was executed.
 */
export interface Outcome {
  /** `ok`: done. `fail`: not done. `unknown`: the client cannot know. */
  readonly outcome: 'ok' | 'fail' | 'unknown'
  /** Absent from a failure if the client does not classify it. */
  readonly kind?: FailureKind
  /** The status of the last response. */
  readonly httpStatus?: number
  /** How long the API asked the client to wait, in milliseconds. */
  readonly retryAfterMs?: number
  /** The client's own error text. */
  readonly message?: string
  /** The state of the recording, as the client believes it. */
  readonly state?: BelievedState
}

/** The configuration of a client. A new configuration discards all previous state. */
export interface ClientConfig {
  /** The part of the API to use. */
  readonly profile: Profile
  /** The origin of the API. Some rules add a path prefix. */
  readonly baseUrl: string
  /** The token endpoint. */
  readonly tokenUrl: string
  /** The OAuth client. */
  readonly clientId: string
  /** The secret of the OAuth client. */
  readonly clientSecret: string
  /** The access key of the user, in profiles with the grant `password`. */
  readonly accessKeyId?: string
  /** The secret of the access key. */
  readonly accessKeySecret?: string
  /** The agent number of that user, and the station of the session, in profiles with agent sessions. */
  readonly agentId?: string
  /** The station of the session. */
  readonly stationId?: string
  /** Scopes that the operations need. */
  readonly scopes: readonly string[]
  /** The maximum milliseconds of one operation, tokens and retries included. The deadline of an operation overrides it. */
  readonly deadlineMs: number
  /** The URL of RFC 8414 metadata, for rules about discovery. */
  readonly metadataUrl?: string
  /** A PEM file with the CA to trust, for rules about TLS. */
  readonly caFile?: string
}

/** The ids of one call. The client receives all of them and must choose the right one. */
export interface CallContext {
  /** The id of the conversation. */
  readonly conversationId: string
  /** The id of the conference. */
  readonly conferenceId: string
  /** The id of the recording, which start and stop need. */
  readonly recordingId: string
  /** The agent on the call, in profiles that identify a call by its agent. */
  readonly userId?: string
  /** The contact number of the call in the ACD, in profiles that identify a call by its contact. */
  readonly contactId?: string
}

/** One operation on one call. */
export interface OperationRequest {
  readonly operation: OperationName
  readonly context: CallContext
  readonly deadlineMs: number
  /** The configuration to use, for a client with two. Default: `main`. */
  readonly tenant?: string
}

/** A running operation. */
export interface RunningOperation {
  /** @throws {ClientFailure} when the client crashed or broke the protocol, `ClientHung` when it missed its deadline */
  readonly outcome: Promise<Outcome>
  /** Tells the client to abort. The outcome shows whether it did. */
  abort(): void
}

/** A request to an address outside the configuration, as seen by a proxy. */
export interface Stray {
  readonly method: string
  /** A complete URL, or the host and port of a requested tunnel. */
  readonly target: string
  readonly headers: readonly (readonly [name: string, value: string])[]
}

/** A part of the output of a client, and the stream on which it was printed. */
export interface PrintedText {
  readonly stream: 'stdout' | 'stderr'
  readonly text: string
}

/** A file that a client wrote. */
export interface WrittenFile {
  /** Relative to the folders that the client was given. */
  readonly path: string
  readonly text: string
}

/** A client under test, in any language and behind any driver. */
export interface Client {
  readonly name: string
  readonly profiles: ReadonlySet<Profile>
  readonly operations: ReadonlySet<OperationName>
  readonly capabilities: ReadonlySet<Capability>
  /** Each operation runs in its own process, without shared state. */
  readonly processPerOperation?: true
  /**
   * Discards all client state and applies a configuration. `tenant`: adds a configuration, for a client with two.
   * @throws {ConfigurationRefused} if the client rejects the configuration, or fails while it is configured
   */
  configure(config: ClientConfig, tenant?: string): Promise<void>
  begin(request: OperationRequest): RunningOperation
  /** Shuts the configured client down, as its application would on exit. */
  dispose(): Promise<void>
  /** Advances the client's own clock. */
  advanceClock(ms: number): Promise<void>
  /** The output since the last configuration. */
  output(): string
  /** The same output by stream, if the driver can tell the streams apart. */
  printed?(): readonly PrintedText[]
  /** The files that the client has written, if the driver can read them. */
  files?(): Promise<readonly WrittenFile[]>
  /** Requests to other addresses since the last configuration, if the driver can capture them. */
  strays?(): readonly Stray[]
  /** Ends the client and removes everything that it left behind. */
  close(): Promise<void>
}

/** The client could not be measured: it crashed, broke the protocol, or did not reply in time. */
export class ClientFailure extends Error {
  override readonly name: string = 'ClientFailure'
}

/** The client did not accept a configuration. Rules with an invalid configuration expect that. */
export class ConfigurationRefused extends ClientFailure {
  override readonly name = 'ConfigurationRefused'
  /** How it failed, if the client said so: a client that requests its token when it is configured can fail like an operation. */
  readonly outcome: Outcome | undefined

  constructor(message: string, outcome?: Outcome, options?: ErrorOptions) {
    super(message, options)
    this.outcome = outcome
  }
}

/** An operation far exceeded its deadline. The client cannot be used any more. */
export class ClientHung extends ClientFailure {
  override readonly name = 'ClientHung'
}
