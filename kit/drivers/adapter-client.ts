import {
  capabilities,
  ClientFailure,
  ClientHung,
  ConfigurationRefused,
  type Capability,
  type Client,
  type ClientConfig,
  type OperationRequest,
  type PrintedText,
  type Outcome,
  type RunningOperation,
  type Stray,
  type WrittenFile,
} from '../model/client.js'
import { didYouMean } from '../../contracts/did-you-mean.js'
import { version } from '../../mock-server/control/version.js'
import { openScratchDir, type ScratchDir } from './scratch-dir.js'
import { frames, type HelloResult } from './protocol-schema.js'
import { hermeticEnv } from './hermetic-env.js'
import { openCaptureProxy, type CaptureProxy } from '../testbed/capture-proxy.js'
import { AdapterErrorReply, JsonLines, type AdapterRequest } from './json-lines.js'
import { toleranceMs } from './with-timeout.js'
import { operationNames, profiles, type OperationName, type Profile } from '../../contracts/api/profiles.js'

export interface AdapterOptions {
  /** The command and its arguments. No shell interprets them. */
  readonly command: readonly string[]
  /** Milliseconds until the adapter must reply to `hello`. Default: 30,000. */
  readonly startMs?: number
  /** Keeps the user's HOME for the adapter, where its runtime may be installed. Default: false. */
  readonly ownHome?: boolean
  /** Called once for each kind of harmless irregularity. */
  readonly note?: (text: string) => void
}

/** The time limit of requests that are not operations. */
const housekeepingMs = 10_000
const farewellMs = 2000

/** Starts an adapter and reads its hello reply. @throws {ClientFailure} if the adapter does not start or reply */
export async function openAdapter(options: AdapterOptions): Promise<AdapterClient> {
  const { command, startMs = 30_000, ownHome = false, note = () => undefined } = options
  const [trap, folder] = await Promise.all([openCaptureProxy(), openScratchDir({ ownHome })])
  const leave = async () => void (await Promise.all([trap.close(), folder.remove()]))
  let wire: JsonLines | undefined
  try {
    wire = await JsonLines.open({ command, env: hermeticEnv(trap.url, folder.env), note })
    const late = () => new ClientFailure(noHelloMessage(startMs, wire?.lastLines ?? ''))
    const { result } = wire.ask('hello', { protocol: 1, kit: version }, startMs, late)
    const hello = frames.hello(await requireReply(result, 'hello'))
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

/** Errors that are unrelated to HOME. */
const ownFault = /can't open file|cannot find module '\/|syntaxerror/i

function isOwnFault(words: string): boolean {
  const isMissing = (line: string) => /\bsh: /.test(line) && /no such file/i.test(line)
  return ownFault.test(words) || words.split('\n').some(isMissing)
}

function hintFor(words: string, ownHome: boolean): string | undefined {
  if (words.split('\n').some((line) => line.includes('ERR_UNKNOWN_FILE_EXTENSION') && /\.ts\b/.test(line)))
    return 'This Node cannot run TypeScript. Run npm i -D tsx and use node --import tsx adapter.ts, or use Node 22.18 or newer.'
  return ownHome || isOwnFault(words)
    ? undefined
    : 'The adapter ran with an empty HOME. Use --own-home to keep yours.'
}

function noHelloMessage(startMs: number, lastLines: string): string {
  const problem = `The adapter did not reply to hello within ${startMs} ms.`
  const help = 'Check that it flushes its output after each line and reads stdin line by line.'
  return `${problem} ${help} Use --start-timeout for an adapter that starts slowly.${lastLines}`
}

/** A client in a separate process, in any language. See docs/adapter-protocol.md. */
export class AdapterClient implements Client {
  readonly name: string
  readonly profiles: ReadonlySet<Profile>
  readonly operations: ReadonlySet<OperationName>
  readonly capabilities: ReadonlySet<Capability>
  readonly hello: HelloResult
  /** Declared names that the kit does not know, with suggestions: `the unknown capability paralel. Did you mean parallel?`. */
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

  /** Whether the adapter printed anything but frames on its protocol stream. */
  get noisy(): boolean {
    return this.#wire.noisy
  }

  async configure(config: ClientConfig, tenant = 'main'): Promise<void> {
    if (tenant === 'main') {
      this.#wire.printed.clear()
      this.#trap.empty()
    }
    let result: unknown
    try {
      result = await this.ask('configure', { config, tenant })
    } catch (error) {
      if (!(error instanceof AdapterErrorReply)) throw error
      throw new ConfigurationRefused(`The client rejected the configuration: ${error.message}`, undefined, {
        cause: error,
      })
    }
    if (typeof result !== 'object' || result === null || !('outcome' in result)) return
    const outcome = frames.outcome('configure', result)
    if (outcome.outcome !== 'ok') throw new ConfigurationRefused(outcome.message ?? outcome.outcome, outcome)
  }

  begin({ operation, context, deadlineMs, tenant = 'main' }: OperationRequest): RunningOperation {
    if (!this.operations.has(operation))
      throw new ClientFailure(`${this.name} does not implement ${operation}.`)
    let request: AdapterRequest | undefined
    let isAborted = false
    const sendAbort = (id: number) => {
      // The outcome of the operation shows whether it was aborted. The reply to the abort is ignored.
      this.ask('abort', { id }).catch(() => undefined)
    }
    const run = async (): Promise<Outcome> => {
      const maxMs = deadlineMs + toleranceMs
      const late = () => new ClientHung(`${operation} did not end within ${maxMs} ms.`)
      request = this.#wire.ask(operation, { context, deadlineMs, tenant }, maxMs, late)
      if (isAborted) sendAbort(request.id)
      return this.#outcome(operation, request.result)
    }
    return {
      outcome: this.capabilities.has('parallel') ? run() : this.#inTurn(run),
      abort: () => {
        isAborted = true
        if (request) sendAbort(request.id)
      },
    }
  }

  /** An error reply counts as a failure without a kind. */
  async #outcome(operation: string, result: Promise<unknown>): Promise<Outcome> {
    try {
      return frames.outcome(operation, await result)
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
    await this.#request('dispose', {})
  }

  async advanceClock(ms: number): Promise<void> {
    await this.#request('advanceClock', { ms })
  }

  /** Sends any request, for checks of the adapter itself. @throws {AdapterErrorReply} for an error reply */
  ask(method: string, params: object): Promise<unknown> {
    const late = () =>
      new ClientFailure(`The adapter did not reply to ${method} within ${housekeepingMs} ms.`)
    return this.#wire.ask(method, params, housekeepingMs, late).result
  }

  async #request(method: string, params: object): Promise<void> {
    await requireReply(this.ask(method, params), method)
  }

  output(): string {
    return this.#wire.printed.text
  }

  printed(): readonly PrintedText[] {
    return this.#wire.printed.parts
  }

  files(): Promise<readonly WrittenFile[]> {
    return this.#folder.read()
  }

  strays(): readonly Stray[] {
    return [...this.#trap.caught]
  }

  /** Sends `bye` and ends the adapter. @returns whether it exited by itself with code 0 */
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

async function requireReply(result: Promise<unknown>, method: string): Promise<unknown> {
  try {
    return await result
  } catch (error) {
    if (!(error instanceof AdapterErrorReply)) throw error
    throw new ClientFailure(`The adapter replied to ${method} with an error: ${error.message}`, {
      cause: error,
    })
  }
}

/** The declared names that the kit knows. */
function known<Name extends string>(names: readonly Name[], declared: readonly string[]): ReadonlySet<Name> {
  // In the order of the adapter, because its first profile is the preferred one.
  return new Set(declared.flatMap((each) => names.find((name) => name === each) ?? []))
}

function foreign(names: readonly string[], declared: readonly string[], what: string): string[] {
  return declared
    .filter((each) => !names.includes(each))
    .map((each) => {
      const near = didYouMean(each, names)
      const help = near === undefined ? `Use ${names.join(', ')}.` : `Did you mean ${near}?`
      return `the unknown ${what} ${each.slice(0, 80)}. ${help}`
    })
}
