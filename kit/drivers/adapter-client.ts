import {
  capabilities,
  ClientFailure,
  ClientHung,
  ConfigurationRefused,
  type Capability,
  type Client,
  type ClientConfig,
  type OperationRequest,
  type Outcome,
  type RunningOperation,
  type Stray,
  type WrittenFile,
} from '../model/client.js'
import { didYouMean } from '../../contracts/did-you-mean.js'
import { version } from '../../mock-server/version.js'
import { openScratchDir, type ScratchDir } from './scratch-dir.js'
import type { HelloResult } from './protocol-schema.js'
import { hermeticEnv } from './hermetic-env.js'
import { openCaptureProxy, type CaptureProxy } from '../testbed/capture-proxy.js'
import { AdapterErrorReply, JsonLines, type AdapterRequest } from './json-lines.js'
import { toleranceMs } from './with-timeout.js'
import { operationNames, profiles, type OperationName, type Profile } from '../../contracts/api/profiles.js'

export interface AdapterOptions {
  /** The command as words: no shell takes them apart. */
  readonly command: readonly string[]
  /** How long it may take to start and say hello. Default: 30,000. */
  readonly startMs?: number
  /** Leaves the adapter the user's HOME, where it finds what it is run by. Default: false. */
  readonly ownHome?: boolean
  /** Told once of each thing that is odd and harmless. */
  readonly note?: (text: string) => void
}

/** How long it may take to do what is no operation. */
const housekeepingMs = 10_000
const farewellMs = 2000

/** Starts an adapter, and has it say what its client can do. @throws {ClientFailure} when it does not */
export async function openAdapter(options: AdapterOptions): Promise<AdapterClient> {
  const { command, startMs = 30_000, ownHome = false, note = () => undefined } = options
  const [trap, folder] = await Promise.all([openCaptureProxy(), openScratchDir({ ownHome })])
  const leave = async () => void (await Promise.all([trap.close(), folder.remove()]))
  let wire: JsonLines | undefined
  try {
    wire = await JsonLines.open({ command, env: hermeticEnv(trap.url, folder.env), note })
    const late = () => new ClientFailure(silentWords(startMs, wire?.lastWords ?? ''))
    const { result } = wire.ask('hello', { protocol: 1, kit: version }, startMs, late)
    const hello = wire.frames.hello(await refusing(result, 'hello'))
    return new AdapterClient(wire, hello, trap, folder, note)
  } catch (error) {
    const hasEnded = wire?.exit !== undefined
    await wire?.close(0)
    await leave()
    if (!hasEnded || !(error instanceof ClientFailure)) throw error
    const hint = hintFor(error.message, ownHome)
    throw hint === undefined ? error : new ClientFailure(`${error.message}\n${hint}`, { cause: error })
  }
}

/** Nothing that a HOME has to do with. */
const isOwnFault = /can't open file|cannot find module '\/|\bsh: .*no such file|syntaxerror/i

function hintFor(words: string, ownHome: boolean): string | undefined {
  if (/ERR_UNKNOWN_FILE_EXTENSION.*\.ts\b/.test(words))
    return 'This Node takes no types: npm i -D tsx, and then node --import tsx adapter.ts; Node 22.18 needs no more.'
  return ownHome || isOwnFault.test(words)
    ? undefined
    : 'It ran with a HOME of its own, where nothing is installed: --own-home leaves it yours.'
}

function silentWords(startMs: number, lastWords: string): string {
  const silent = `The adapter did not say hello within ${startMs} ms.`
  const ask = 'Does it flush its output after each line, and read stdin line by line?'
  return `${silent} ${ask} One that starts slowly has more time with --start-timeout.${lastWords}`
}

/** A client in a process of its own, in any language. See docs/adapter-protocol.md. */
export class AdapterClient implements Client {
  readonly name: string
  readonly profiles: ReadonlySet<Profile>
  readonly operations: ReadonlySet<OperationName>
  readonly capabilities: ReadonlySet<Capability>
  readonly hello: HelloResult
  /** What it declares and the kit does not know, with what was meant: `the capability paralel, … parallel?`. */
  readonly foreign: readonly string[]
  readonly #wire: JsonLines
  readonly #trap: CaptureProxy
  readonly #folder: ScratchDir
  #turn: Promise<unknown> = Promise.resolve()
  #hung = false

  constructor(
    wire: JsonLines,
    hello: HelloResult,
    trap: CaptureProxy,
    folder: ScratchDir,
    note: (text: string) => void,
  ) {
    this.#wire = wire
    this.#trap = trap
    this.#folder = folder
    this.hello = hello
    this.name = hello.client.name
    const own = folder.isHome ? ['output', 'files'] : ['output']
    const declared = [...(hello.capabilities ?? []), ...own]
    this.profiles = known(profiles, hello.profiles ?? profiles.slice(0, 1))
    this.operations = known(operationNames, hello.operations)
    this.capabilities = known(capabilities, declared)
    this.foreign = [
      ...foreign(profiles, hello.profiles ?? [], 'profile'),
      ...foreign(operationNames, hello.operations, 'operation'),
      ...foreign(capabilities, declared, 'capability'),
    ]
    for (const text of this.foreign) note(`The adapter declares ${text}`)
  }

  get pid(): number | undefined {
    return this.#wire.pid
  }

  /** Whether anything but frames was printed where frames are read. */
  get noisy(): boolean {
    return this.#wire.noisy
  }

  async configure(config: ClientConfig, tenant = 'main'): Promise<void> {
    if (tenant === 'main') {
      this.#wire.printed.clear()
      this.#trap.empty()
    }
    try {
      await this.ask('configure', { config, tenant })
    } catch (error) {
      if (!(error instanceof AdapterErrorReply)) throw error
      throw new ConfigurationRefused(`The client refused it: ${error.message}`, { cause: error })
    }
  }

  begin({ operation, context, deadlineMs, tenant = 'main' }: OperationRequest): RunningOperation {
    if (!this.operations.has(operation)) throw new ClientFailure(`${this.name} has no ${operation}.`)
    let asked: AdapterRequest | undefined
    let givenUp = false
    const sendAbort = (id: number) => {
      // Its outcome tells whether it was given up; what is answered to the abort itself tells nothing.
      this.ask('abort', { id }).catch(() => undefined)
    }
    const run = async (): Promise<Outcome> => {
      const most = deadlineMs + toleranceMs
      const late = () => new ClientHung(`${operation} did not end within ${most} ms.`)
      asked = this.#wire.ask(operation, { context, deadlineMs, tenant }, most, late)
      if (givenUp) sendAbort(asked.id)
      return this.#outcome(operation, asked.result)
    }
    return {
      outcome: this.capabilities.has('parallel') ? run() : this.#inTurn(run),
      abort: () => {
        givenUp = true
        if (asked) sendAbort(asked.id)
      },
    }
  }

  /** An error in reply is a failure without a kind: the client did not say what it was. */
  async #outcome(operation: string, result: Promise<unknown>): Promise<Outcome> {
    try {
      return this.#wire.frames.outcome(operation, await result)
    } catch (error) {
      if (error instanceof ClientHung) this.#hung = true
      if (!(error instanceof AdapterErrorReply)) throw error
      return { outcome: 'fail', message: error.message }
    }
  }

  #inTurn<Value>(run: () => Promise<Value>): Promise<Value> {
    const mine = this.#turn.then(run)
    this.#turn = mine.catch(() => undefined)
    return mine
  }

  async dispose(): Promise<void> {
    await this.#keepHouse('dispose', {})
  }

  async advanceClock(ms: number): Promise<void> {
    await this.#keepHouse('advanceClock', { ms })
  }

  /** Any request, for whoever looks at the adapter itself. @throws {AdapterErrorReply} for an error in reply */
  ask(method: string, params: object): Promise<unknown> {
    const late = () => new ClientFailure(`${method} was not answered within ${housekeepingMs} ms.`)
    return this.#wire.ask(method, params, housekeepingMs, late).result
  }

  async #keepHouse(method: string, params: object): Promise<void> {
    await refusing(this.ask(method, params), method)
  }

  output(): string {
    return this.#wire.printed.text
  }

  files(): Promise<readonly WrittenFile[]> {
    return this.#folder.read()
  }

  strays(): readonly Stray[] {
    return [...this.#trap.caught]
  }

  /** Bids it farewell, and ends what is left of it. @returns whether it went by itself, without an error */
  async leave(): Promise<boolean> {
    this.ask('bye', {}).catch(() => undefined)
    const { code } = await this.#wire.close(this.#hung ? 0 : farewellMs)
    await Promise.all([this.#trap.close(), this.#folder.remove()])
    return code === 0
  }

  async close(): Promise<void> {
    await this.leave()
  }
}

async function refusing(result: Promise<unknown>, method: string): Promise<unknown> {
  try {
    return await result
  } catch (error) {
    if (!(error instanceof AdapterErrorReply)) throw error
    throw new ClientFailure(`The adapter refused ${method}: ${error.message}`, { cause: error })
  }
}

/** Those that the kit knows: what it does not know, it cannot ask for. */
function known<Name extends string>(names: readonly Name[], said: readonly string[]): ReadonlySet<Name> {
  // In the order of the adapter: the first profile is the one that it prefers.
  return new Set(said.flatMap((each) => names.find((name) => name === each) ?? []))
}

function foreign(names: readonly string[], said: readonly string[], what: string): string[] {
  return said
    .filter((each) => !names.includes(each))
    .map((each) => {
      const near = didYouMean(each, names)
      const help = near === undefined ? `known are ${names.join(', ')}` : `did you mean ${near}?`
      return `the ${what} ${each.slice(0, 80)}, which is unknown: ${help}`
    })
}
