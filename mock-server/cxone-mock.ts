import { fetchReply } from './adapters/fetch.js'
import type { ChangedSandboxes } from './control/controlled-mock.js'
import { coverageOfAll, type CoverageReport } from './control/coverage/coverage.js'
import { ControlError } from './control/error.js'
import { watchEvents, type EventEntry } from './control/journal/events.js'
import { closeOptions, serverOptions } from '../generated/options.js'
import { evidence, type Claims } from './control/evidence.js'
import { environmentOf, type Environment } from './environment.js'
import { fork } from './control/snapshots/fork.js'
import { IdleTimers } from './control/sandboxes/idle-timeout.js'
import { redactJson } from '../redaction/redact.js'
import { ownCredentials } from './control/sandboxes/own-credentials.js'
import { SandboxControl } from './control/sandboxes/sandbox-control.js'
import { SandboxIds } from './control/sandboxes/sandbox-ids.js'
import { parse } from './control/parse.js'
import { quoted } from './control/quoted.js'
import { parseScenario } from './control/scenarios/scenario.js'
import { withTenantProfile, type TenantProfileView } from './control/tenant-profile/tenant-profile.js'
import { entryOf, type RequestEntry } from './control/journal/request-entry.js'
import type { Exchange } from './sandbox/journal.js'
import { defaultSandboxId, type Kernel } from './kernel/kernel.js'
import { openChannel } from './notifications/open-channel.js'
import type { PlainResponse, PlainRequest } from './http/message.js'
import { Sandbox } from './sandbox/sandbox.js'
import { addSandbox, type MakesSandbox } from './add-sandbox.js'
import { KeptState } from './kept-state.js'
import type { SandboxStore } from './kernel/kernel-store.js'
import { clockAt, systemTime, withChoices, type MockParts } from './options.js'
import type { MockChanges } from './mutation/override.js'
import type { Listener, ServerOptions } from './adapters/listener.js'
import type { SandboxOptions } from './control/sandboxes/sandbox-options.js'

/** The mock: its sandboxes, and every way to send requests to it. */
export class CxoneMock {
  readonly #kernel: Kernel
  readonly #parts: MockParts
  readonly #controls = new WeakMap<Sandbox, SandboxControl>()
  readonly #onEvent = new Set<(sandboxId: string, entry: () => EventEntry) => void>()
  readonly #idle = new IdleTimers()
  readonly #kept: KeptState
  readonly #ids: SandboxIds
  #listener: Listener | undefined
  #listening = false

  /** What `cxone-mock mutate` or `matrix` changed in this mock. Undefined for a mock as documented. */
  readonly changes: MockChanges | undefined
  /** Whether the state came from a store, so that the scenario and the clock of the options were not used. */
  readonly continued: boolean

  /** @internal */
  constructor(kernel: Kernel, parts: MockParts, store?: SandboxStore) {
    this.#kept = new KeptState(kernel, store)
    this.continued = parts.continued ?? false
    this.#parts = parts
    this.changes = parts.changes
    this.#kernel = kernel
    this.#ids = new SandboxIds(kernel.registry, parts.seed)
    kernel.registry.onAdd((sandbox) => this.#begin(sandbox))
    kernel.onExchange(({ sandboxId }) => this.#idle.touch(sandboxId))
  }

  /** The tenant profile in force. Undefined without one. */
  get tenantProfile(): TenantProfileView | undefined {
    return this.#parts.tenantProfile
  }

  /** The seed from which ids, secrets and chance are made. */
  get seed(): string {
    return this.#parts.seed
  }

  /** The base URL of the server. @throws {ControlError} 409 when the mock does not listen */
  get url(): string {
    if (this.#listener) return this.#listener.url
    throw new ControlError(409, 'The mock has no server. Create it with { port: 0 } to get a URL.')
  }

  /** The URL of the control plane. `undefined` without a server or without a control plane. */
  get adminUrl(): string | undefined {
    return this.#listener?.adminUrl
  }

  /**
   * The proxy for `HTTPS_PROXY` and `HTTP_PROXY` with `intercept`: it answers requests to the hosts of NICE and Genesys.
   * Clients have to trust `certificateAuthority`. `undefined` without `intercept`.
   */
  get proxyUrl(): string | undefined {
    return this.#listener?.proxyUrl
  }

  /** The certificate, as PEM, that clients have to trust with `intercept` or with `tls: true`. Otherwise `undefined`. */
  get certificateAuthority(): string | undefined {
    return this.#listener?.certificateAuthority
  }

  /** The sandbox for requests without a credential. It is the only one until you create others. */
  get defaultSandbox(): SandboxControl {
    return this.sandboxById(defaultSandboxId)
  }

  /** Every sandbox, the default one first. */
  get sandboxes(): readonly SandboxControl[] {
    return [...this.#kernel.sandboxes.keys()].map((id) => this.sandboxById(id))
  }

  /** @internal */
  get sandboxCount(): number {
    return this.#kernel.sandboxes.size
  }

  /** The sandbox with an id. @throws {ControlError} 404 naming the id */
  sandboxById(id: string): SandboxControl {
    const sandbox = this.#kernel.sandboxes.get(id)
    if (!sandbox) throw new ControlError(404, `There is no sandbox ${quoted(id)}.`)
    const known = this.#controls.get(sandbox)
    if (known) return known
    const control = new SandboxControl(sandbox, this.#kernel)
    this.#controls.set(sandbox, control)
    return control
  }

  /**
   * Creates a sandbox with its own clients. Delete it with `delete()`, or use `await using`.
   * @example await using sandbox = await mock.sandbox({ clock: '2026-01-15T10:00:00Z' })
   * @throws {ControlError} 400 for a bad option, 409 when the id or a client id is taken
   */
  async sandbox(options: SandboxOptions = {}): Promise<SandboxControl> {
    const { sandboxOptions } = await import('../generated/scenario.js')
    parse(sandboxOptions, options, 'sandbox options')
    const { seed = this.#parts.seed, clock = this.#parts.clock, idleSeconds } = options
    const { tenantProfile } = this.#kernel
    const given = options.scenario
      ? withTenantProfile(await parseScenario(options.scenario), tenantProfile)
      : this.#parts.scenario
    const base = withChoices(given, options)
    return this.#added(options.id, async (id) => {
      const scenario = await parseScenario(ownCredentials(base, id, seed, options))
      return new Sandbox({ id, scenario, seed, clock: clockAt(clock), idleSeconds })
    })
  }

  /**
   * Creates a sandbox from the World of another: the same calls and recordings, but its own clients.
   * @throws {ControlError} 404 when there is no such sandbox, 409 when the id is taken
   */
  async fork(from: string, options: Pick<SandboxOptions, 'id' | 'seed'> = {}): Promise<SandboxControl> {
    const { forkOptions } = await import('../generated/scenario.js')
    parse(forkOptions, options, 'sandbox options')
    return this.#added(options.id, (id) => {
      const source = this.#kernel.sandboxes.get(from)
      if (!source) throw new ControlError(404, `There is no sandbox ${quoted(from)}.`)
      return fork(source, id, options.seed ?? this.#parts.seed, systemTime)
    })
  }

  async #added(given: string | undefined, make: MakesSandbox): Promise<SandboxControl> {
    const { id } = await addSandbox(this.#kernel, this.#kept, given === undefined ? this.#ids : given, make)
    return this.sandboxById(id)
  }

  #begin(sandbox: Sandbox): void {
    watchEvents(sandbox, (entry) => {
      for (const listener of this.#onEvent) listener(sandbox.id, entry)
    })
    this.#idle.add(sandbox, () => this.#kept.expire(sandbox), this.#kept.update)
  }

  /**
   * Resolves when the store has everything that has happened so far; immediately without a store. Responses of the
   * server and of `fetch` do not leave before, so only what your test does to a sandbox itself needs it.
   * @throws {ControlError} 503 when it cannot be stored; the sandboxes then are as they were before
   */
  async flush(): Promise<void> {
    await this.#kept.flush()
  }

  /** @internal Runs a command of the control plane on the newest state, and stores what it has changed. */
  within<Result>(of: ChangedSandboxes, work: () => Promise<Result>): Promise<Result> {
    return this.#kept.within(of, work)
  }

  /** @internal Why the store cannot be used now. */
  get storeFailure(): Error | undefined {
    return this.#kept.failure
  }

  /** Resets every sandbox. */
  async reset(): Promise<void> {
    for (const sandbox of this.sandboxes) await sandbox.reset()
  }

  /** Handles a request that is plain data. Every adapter calls this. */
  handle(request: PlainRequest): PlainResponse | Promise<PlainResponse> {
    return this.#kernel.handle(request)
  }

  /** @internal Opens the WebSocket of the notification channel in a request target. */
  readonly openChannel = (target: string) => openChannel(this.#kernel.registry, target)

  /** @internal Whether a request with `Expect: 100-continue` may send its body: its head alone is not rejected. */
  readonly wantsBody = (request: PlainRequest): boolean => this.#kernel.wantsBody(request)

  /** Handles a Fetch request of any origin. @example await mock.fetch(new Request('https://any.example/oauth/token')) */
  readonly fetch = (request: Request): Promise<Response> => fetchReply(this, request)

  /** Calls `listener` after each request. @returns a function that unregisters it */
  onRequest(listener: (entry: RequestEntry) => void): () => void {
    return this.watchRequests((_, entry) => listener(entry()))
  }

  /** @internal The same with an entry that is made only when called, because making it takes time. */
  watchRequests(listener: (sandboxId: string, entry: () => RequestEntry) => void): () => void {
    return this.#kernel.onExchange((exchange) => {
      const sandbox = this.#kernel.sandboxes.get(exchange.sandboxId)
      if (sandbox) listener(sandbox.id, () => entryOf(sandbox, exchange))
    })
  }

  /** @internal Calls `listener` after each request with everything known about it, including secrets. */
  watchExchanges(listener: (exchange: Exchange) => void): () => void {
    return this.#kernel.onExchange(listener)
  }

  /** @internal Applies what is due in every sandbox, for readers of the event stream, who send no requests. */
  catchUp(): void {
    for (const sandbox of this.#kernel.sandboxes.values()) sandbox.catchUp()
  }

  /** Calls `listener` after each event. Events of the clock come when the sandbox is used next. @returns unregisters it */
  onEvent(listener: (entry: EventEntry) => void): () => void {
    return this.watchEvents((_, entry) => listener(entry()))
  }

  /** @internal The same with an entry that is made only when called. */
  watchEvents(listener: (sandboxId: string, entry: () => EventEntry) => void): () => void {
    this.#onEvent.add(listener)
    return () => this.#onEvent.delete(listener)
  }

  /** @internal A copy of a value without secrets, as the control plane sends it. */
  redacted<Value>(value: Value): Value {
    return redactJson(this.#kernel, value)
  }

  /** The operations, the rows of the lifecycle and the register, with grades and sources. */
  evidence(): Claims {
    return evidence(this.#kernel.tenantProfile)
  }

  /** Which behaviours of the API all sandboxes have seen so far, including deleted ones. */
  coverage(): CoverageReport {
    return coverageOfAll(this.#kernel.registry)
  }

  /**
   * The environment for code under test: URLs and the credentials of a client of the sandbox, by default the first that
   * may control recordings. If a user of the sandbox has an access key, the variables for Record on Demand are set too:
   * the key, the token URL and client for it, and the ids of the user.
   */
  env(sandbox: SandboxControl = this.defaultSandbox, client = sandbox.credentials.name): Environment {
    return environmentOf(this.url, this.#listener, sandbox, client)
  }

  /** Starts the server. @throws {ControlError} 400, 409 when it runs already; the error of the socket, e.g. EADDRINUSE */
  async listen(options: ServerOptions): Promise<string> {
    return this.start(parse(serverOptions, options, 'server options') as ServerOptions)
  }

  /** @internal The same with options that were checked, among them those of a mock. */
  async start(options: ServerOptions): Promise<string> {
    if (this.#listening) throw new ControlError(409, 'The mock listens already. Close it first.')
    this.#listening = true
    if (options.adminToken !== undefined) this.#kernel.secrets.add(options.adminToken)
    try {
      const { listen } = await import('./adapters/node-http.js')
      this.#listener = await listen(this, options)
      return this.#listener.url
    } catch (error) {
      this.#listening = false
      throw error
    }
  }

  /** Stops the server when pending requests have their responses, or after `drainMs` (default 5000 ms). */
  async close(options: { readonly drainMs?: number } = {}): Promise<void> {
    const { drainMs } = parse(closeOptions, options, 'options') as typeof options
    const closed = this.#listener?.close(drainMs)
    for (const sandbox of this.#kernel.sandboxes.values()) sandbox.release()
    await closed
    await this.#kept.close()
    this.#listener = undefined
    this.#listening = false
  }

  readonly [Symbol.asyncDispose] = (): Promise<void> => this.close()
}
