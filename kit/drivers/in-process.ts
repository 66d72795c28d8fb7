import {
  ClientFailure,
  ClientHung,
  ConfigurationRefused,
  type CallContext,
  type Capability,
  type Client,
  type ClientConfig,
  type OperationRequest,
  type Outcome,
  type RunningOperation,
  type WrittenFile,
} from '../model/client.js'
import { openTestServer } from '../testbed/test-server.js'
import { toleranceMs, withTimeout } from './with-timeout.js'
import { operationNames, profiles, type OperationName, type Profile } from '../../contracts/api/profiles.js'

/** The options of an operation. */
export interface OperationOptions {
  readonly deadlineMs: number
  readonly signal: AbortSignal
}

export type ClientOperation = (context: CallContext, options: OperationOptions) => Promise<Outcome>

/** A configured client in this process: its operations, and how to shut it down. */
export type ClientInstance = Partial<Readonly<Record<OperationName, ClientOperation>>> & {
  dispose?(): Promise<void> | void
  /** Advances the clock by which the client measures the lifetime of its tokens. */
  advanceClock?(ms: number): void
  /** The output so far. */
  output?(): string
  /** The files written so far. */
  files?(): Promise<readonly WrittenFile[]>
}

export interface InProcessClient {
  readonly name: string
  /** The preferred one first. Default: recordingcontrols. */
  readonly profiles?: readonly Profile[]
  /** Default: parallel, abort and tenants, and those of clock, dispose, output and files that its instances implement. */
  readonly capabilities?: readonly Capability[]
  /**
   * Creates a client. If it requests its token here and fails, let it throw an error with an `outcome`, for example
   * `Object.assign(new Error(text), { outcome: { outcome: 'fail', kind: 'network' } })`.
   */
  create(config: ClientConfig): ClientInstance | Promise<ClientInstance>
}

/** The declared profiles, the preferred one first. */
export function profilesOf({ profiles: declared }: InProcessClient): ReadonlySet<Profile> {
  return new Set(declared ?? profiles.slice(0, 1))
}

/** A client in this process. It uses real sockets like any other client. */
export async function inProcess(definition: InProcessClient): Promise<Client> {
  const [preferred = nowhere.profile] = profilesOf(definition)
  const probe = await probeOf(definition, preferred)
  const operations = operationNames.filter((name) => probe[name] !== undefined)
  const own: Capability[] = ['parallel', 'abort', 'tenants']
  const optional = ['dispose', 'output', 'files'] as const
  if (probe.advanceClock !== undefined) own.push('clock')
  own.push(...optional.filter((name) => probe[name] !== undefined))
  await probe.dispose?.()
  return new LocalClient(definition, new Set(operations), new Set(definition.capabilities ?? own))
}

/** A client to look at. One that requests its token when it is created needs a server for that. */
async function probeOf(definition: InProcessClient, profile: Profile): Promise<ClientInstance> {
  try {
    return await definition.create({ ...nowhere, profile })
  } catch {
    const server = await openTestServer({}, profile)
    try {
      return await guarded(() => definition.create(server.config))
    } finally {
      await server.close()
    }
  }
}

/** A configuration without a server, to find out what a client implements. Has the values of every profile. */
const nowhere: ClientConfig = {
  profile: 'recordingcontrols',
  baseUrl: 'http://127.0.0.1:9',
  tokenUrl: 'http://127.0.0.1:9/oauth/token',
  clientId: 'nobody',
  clientSecret: 'nothing',
  accessKeyId: 'NOBODY',
  accessKeySecret: 'nothing',
  scopes: [],
  deadlineMs: 1000,
}

class LocalClient implements Client {
  readonly name: string
  readonly profiles: ReadonlySet<Profile>
  readonly operations: ReadonlySet<OperationName>
  readonly capabilities: ReadonlySet<Capability>
  readonly #definition: InProcessClient
  readonly #instances = new Map<string, ClientInstance>()
  /** Instances that were shut down. They are kept for their output. */
  readonly #disposed = new Set<ClientInstance>()

  constructor(
    definition: InProcessClient,
    operations: ReadonlySet<OperationName>,
    capabilities: ReadonlySet<Capability>,
  ) {
    this.name = definition.name
    this.profiles = profilesOf(definition)
    this.operations = operations
    this.capabilities = capabilities
    this.#definition = definition
  }

  async configure(config: ClientConfig, tenant = 'main'): Promise<void> {
    if (tenant === 'main') await this.#end()
    this.#instances.set(tenant, await guarded(() => this.#definition.create(config)))
  }

  begin({ operation, context, deadlineMs, tenant = 'main' }: OperationRequest): RunningOperation {
    const instance = this.#instances.get(tenant)
    const run = instance && !this.#disposed.has(instance) ? instance[operation] : undefined
    if (!run) throw new ClientFailure(`${this.name} does not implement ${operation} for ${tenant}.`)
    const abort = new AbortController()
    const outcome = outcomeOf(() => run(context, { deadlineMs, signal: abort.signal }))
    const maxMs = deadlineMs + toleranceMs
    const late = () => new ClientHung(`${operation} did not end within ${maxMs} ms.`)
    return { outcome: withTimeout(outcome, maxMs, late), abort: () => abort.abort() }
  }

  async dispose(): Promise<void> {
    const main = this.#instances.get('main')
    if (main) await this.#shutDown(main)
  }

  async advanceClock(ms: number): Promise<void> {
    if (!this.capabilities.has('clock')) throw new ClientFailure(`${this.name} has no clock to advance.`)
    for (const instance of this.#instances.values()) instance.advanceClock?.(ms)
  }

  output(): string {
    return Array.from(this.#instances.values(), (each) => each.output?.() ?? '').join('\n')
  }

  async files(): Promise<readonly WrittenFile[]> {
    const all = Array.from(
      this.#instances.values(),
      async (each) => (await guarded(() => each.files?.())) ?? [],
    )
    return (await Promise.all(all)).flat()
  }

  async close(): Promise<void> {
    await this.#end()
  }

  async #end(): Promise<void> {
    for (const instance of this.#instances.values()) await this.#shutDown(instance)
    this.#instances.clear()
    this.#disposed.clear()
  }

  async #shutDown(instance: ClientInstance): Promise<void> {
    if (this.#disposed.has(instance)) return
    this.#disposed.add(instance)
    await guarded(() => instance.dispose?.())
  }
}

/** An error that the client throws counts as a failure without a kind, unless the error has an `outcome`. */
async function outcomeOf(run: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await run()
  } catch (error) {
    return toldBy(error) ?? { outcome: 'fail', message: textOf(error) }
  }
}

/** The outcome that an error states. */
function toldBy(error: unknown): Outcome | undefined {
  const { outcome } = error as { readonly outcome?: Partial<Outcome> }
  return outcome?.outcome === 'fail' || outcome?.outcome === 'unknown' ? (outcome as Outcome) : undefined
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

async function guarded<Value>(run: () => Value | Promise<Value>): Promise<Value> {
  try {
    return await run()
  } catch (error) {
    throw new ConfigurationRefused(`The client threw: ${textOf(error)}`, toldBy(error), { cause: error })
  }
}
