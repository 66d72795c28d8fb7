import type { Readable } from 'node:stream'
import { finished } from 'node:stream/promises'
import {
  ClientFailure,
  ClientHung,
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
import { operationsIn, type OperationName, type Profile } from '../../contracts/api/profiles.js'
import { filledWords } from '../processes/command-words.js'
import { openScratchDir, type ScratchDir } from './scratch-dir.js'
import { frames } from './protocol-schema.js'
import { OutputTail } from './output-tail.js'
import { onLines } from '../processes/lines.js'
import { hermeticEnv } from './hermetic-env.js'
import { OutputBuffer } from './output-buffer.js'
import { notStarted, ProcessGroup, type Exit } from '../processes/process-group.js'
import { requireCommand } from '../processes/require-command.js'
import { openCaptureProxy, type CaptureProxy } from '../testbed/capture-proxy.js'
import { toleranceMs, withTimeout } from './with-timeout.js'

export interface ExecOptions {
  /** The command for one operation and its arguments, with placeholders. */
  readonly command: readonly string[]
  /** Default: recordingcontrols. */
  readonly profile?: Profile
  /** Default: all of the profile. */
  readonly operations?: readonly OperationName[]
  readonly ownHome?: boolean
}

/** The placeholders of the command. */
export const placeholders = [
  'operation',
  'recordingId',
  'conversationId',
  'conferenceId',
  'userId',
  'contactId',
  'deadlineMs',
] as const

/** How long to wait for output after the exit, because another process may hold the pipes open. */
const trailingOutputMs = 200

/**
 * A client that is a command. It runs once per operation, so it keeps no token or state in memory.
 * @throws {ClientFailure} if the command does not exist
 */
export async function openExecClient(options: ExecOptions): Promise<Client> {
  const { ownHome = false } = options
  await requireCommand(options.command)
  const [trap, folder] = await Promise.all([openCaptureProxy(), openScratchDir({ ownHome })])
  return new ExecClient(options, trap, folder)
}

class ExecClient implements Client {
  readonly name: string
  readonly profiles: ReadonlySet<Profile>
  readonly operations: ReadonlySet<OperationName>
  readonly capabilities: ReadonlySet<Capability>
  readonly processPerOperation = true
  readonly #command: readonly string[]
  readonly #trap: CaptureProxy
  readonly #folder: ScratchDir
  readonly #printed = new OutputBuffer()
  readonly #configs = new Map<string, ClientConfig>()
  readonly #running = new Set<ProcessGroup>()

  constructor(
    { command, profile = 'recordingcontrols', operations = operationsIn(profile) }: ExecOptions,
    trap: CaptureProxy,
    folder: ScratchDir,
  ) {
    this.name = command[0] ?? ''
    this.profiles = new Set([profile])
    this.operations = new Set(operations)
    this.#command = command
    this.#trap = trap
    this.#folder = folder
    const files: readonly Capability[] = folder.isHome ? ['files'] : []
    this.capabilities = new Set<Capability>(['parallel', 'tenants', 'output', ...files])
  }

  async configure(config: ClientConfig, tenant = 'main'): Promise<void> {
    if (tenant === 'main') {
      this.#printed.clear()
      this.#trap.empty()
      this.#configs.clear()
    }
    this.#configs.set(tenant, config)
  }

  begin(request: OperationRequest): RunningOperation {
    return { outcome: this.#run(request), abort: () => undefined }
  }

  async #run({ operation, context, deadlineMs, tenant = 'main' }: OperationRequest): Promise<Outcome> {
    const config = this.#configs.get(tenant)
    if (!config) throw new ClientFailure(`no configuration for ${tenant}`)
    const values = { ...context, operation, deadlineMs: String(deadlineMs) }
    const group = await this.#start(filledWords(this.#command, values), {
      ...hermeticEnv(this.#trap.url, this.#folder.env),
      ...environment(config, values),
    })
    this.#running.add(group)
    const maxMs = deadlineMs + toleranceMs
    try {
      const last = this.#listen(group)
      const late = () => new ClientHung(`${operation} did not end within ${maxMs} ms.`)
      const exit = await withTimeout(group.exited, maxMs, late)
      const { line, words } = await last
      return this.#outcome(operation, exit, line, words)
    } finally {
      await group.kill()
      this.#running.delete(group)
    }
  }

  async #start(command: readonly string[], env: NodeJS.ProcessEnv): Promise<ProcessGroup> {
    try {
      return await ProcessGroup.start(command, { env, stdio: ['ignore', 'pipe', 'pipe'] })
    } catch (error) {
      throw new ClientFailure(`The command ${notStarted(command, error)}.`, { cause: error })
    }
  }

  /** Records the output. @returns the last non-empty line on stdout, and the last lines of all output */
  async #listen({ child, exited }: ProcessGroup): Promise<{ readonly line: string; readonly words: string }> {
    let last = ''
    const words = new OutputTail()
    const keep = (stream: PrintedText['stream'], line: string) => {
      this.#printed.add(stream, `${line}\n`)
      words.add(line)
    }
    const [stdout, stderr] = [child.stdout, child.stderr] as [Readable, Readable]
    onLines(stdout, (line) => {
      keep('stdout', line)
      if (line.trim() !== '') last = line
    })
    onLines(stderr, (line) => keep('stderr', line))
    const read = Promise.all([stdout, stderr].map((stream) => finished(stream)))
    await exited
    await withTimeout(read, trailingOutputMs, () => new Error('late')).catch(() => undefined)
    return { line: last, words: words.text }
  }

  #outcome(operation: OperationName, { code, signal }: Exit, last: string, words: string): Outcome {
    if (signal !== null) throw new ClientFailure(`The command for ${operation} was ended by ${signal}.`)
    if (code === 126 || code === 127) {
      const reason =
        code === 127 ? 'the shell did not find the command' : 'the shell could not run the command'
      throw new ClientFailure(`The command for ${operation} exited with code ${code}: ${reason}.${words}`)
    }
    const reported = outcomeIn(last)
    if (reported !== undefined) return frames.outcome(operation, reported)
    return code === 0
      ? { outcome: 'ok' }
      : { outcome: 'fail', message: `The command exited with code ${code}.` }
  }

  async dispose(): Promise<void> {
    this.#configs.delete('main')
  }

  async advanceClock(): Promise<void> {
    throw new ClientFailure('A command has no clock that can be advanced.')
  }

  output(): string {
    return this.#printed.text
  }

  printed(): readonly PrintedText[] {
    return this.#printed.parts
  }

  files(): Promise<readonly WrittenFile[]> {
    return this.#folder.read()
  }

  strays(): readonly Stray[] {
    return [...this.#trap.caught]
  }

  async close(): Promise<void> {
    await Promise.all([...this.#running].map((group) => group.kill()))
    await Promise.all([this.#trap.close(), this.#folder.remove()])
  }
}

function environment(
  config: ClientConfig,
  values: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const { accessKeyId, accessKeySecret, agentId, stationId, metadataUrl, caFile } = config
  const ids = Object.entries(values).map(([name, value]) => [
    `CXONE_${name.replaceAll(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`,
    value,
  ])
  return {
    CXONE_PROFILE: config.profile,
    CXONE_BASE_URL: config.baseUrl,
    CXONE_TOKEN_URL: config.tokenUrl,
    CXONE_CLIENT_ID: config.clientId,
    CXONE_CLIENT_SECRET: config.clientSecret,
    CXONE_SCOPES: config.scopes.join(' '),
    ...(accessKeyId === undefined ? {} : { CXONE_ACCESS_KEY_ID: accessKeyId }),
    ...(accessKeySecret === undefined ? {} : { CXONE_ACCESS_KEY_SECRET: accessKeySecret }),
    ...(agentId === undefined ? {} : { CXONE_AGENT_ID: agentId }),
    ...(stationId === undefined ? {} : { CXONE_STATION_ID: stationId }),
    ...(metadataUrl === undefined ? {} : { CXONE_METADATA_URL: metadataUrl }),
    ...(caFile === undefined ? {} : { CXONE_CA_FILE: caFile }),
    ...(Object.fromEntries(ids) as Record<string, string>),
  }
}

/** The outcome on the last line, if it is one. */
function outcomeIn(line: string): unknown {
  if (!line.trimStart().startsWith('{')) return undefined
  try {
    const value = JSON.parse(line) as object
    return 'outcome' in value ? value : undefined
  } catch {
    return undefined
  }
}
