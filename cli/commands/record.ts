import { readFile } from 'node:fs/promises'
import { onExit } from '../../kit/processes/exit-hooks.js'
import { isApiRequest } from '../../trace/read/is-api-request.js'
import { recordedEnv, variableOf } from '../../trace/record/command-env.js'
import type { Recorded } from '../../trace/record/exchange-in-progress.js'
import { Recorder } from '../../trace/record/recorder.js'
import { LiveRedaction } from '../../trace/record/redacted-entry.js'
import { baseOf, targetsOf, type Target } from '../../trace/record/target.js'
import { TraceFile } from '../../trace/record/trace-file.js'
import { requireReachable } from '../../trace/record/unreachable.js'
import { portOf } from '../flags/mock-options.js'
import { exitUsage } from '../output/exit-codes.js'
import { plain } from '../output/log.js'
import { terminal } from '../output/terminal.js'
import { noProxyFor, proxyNote } from '../server/proxy.js'
import { proxyVariables, trustVariables, writeTrustFiles, type TrustFiles } from '../server/trust-files.js'
import { runCommand } from '../suite/run-command.js'

export interface RecordFlags {
  readonly target: readonly string[]
  readonly output: string
  readonly port: string
  readonly targetCa?: string
  readonly force?: boolean
  readonly intercept?: boolean
  readonly interceptPort?: string
  readonly trust?: string
}

/**
 * Records the requests that a command sends to servers, or without a command those of any client until a signal.
 * @returns the exit code of the command. 2 when it is 0 and requests could not be written.
 */
export async function record(command: readonly string[], flags: RecordFlags): Promise<number> {
  const targets = targetsOf(flags.target)
  const port = portOf(flags.port)
  const { intercept = false, interceptPort = '0', trust } = flags
  if (!intercept && (trust !== undefined || flags.interceptPort !== undefined))
    throw new Error(`--${trust === undefined ? 'intercept-port' : 'trust'} needs --intercept.`)
  const ca = flags.targetCa === undefined ? undefined : await certificateOf(flags.targetCa)
  for (const target of targets) await requireReachableHere(target, ca)
  const recording = new Recording(new TraceFile(flags.output, flags.force === true), flags.output)
  const stopHook = onExit(() => recording.finish())
  try {
    const proxyPort = intercept ? portOf(interceptPort, '--intercept-port') : undefined
    const recorder = await start(recording, { targets, port, ca, proxyPort })
    try {
      const { certificateAuthority: authority } = recorder
      const files =
        authority === undefined ? undefined : await writeTrustFiles(authority, trust, terminal().env)
      return await served(command, recorder, recording, { port, files })
    } finally {
      await recorder.close()
    }
  } catch (error) {
    if (recording.isEmpty) recording.discard()
    throw error
  } finally {
    stopHook()
    recording.finish()
  }
}

async function served(
  command: readonly string[],
  recorder: Recorder,
  recording: Recording,
  { port, files }: { readonly port: number; readonly files: TrustFiles | undefined },
): Promise<number> {
  const { env, past } =
    files && recorder.proxyUrl !== undefined
      ? { env: interceptedEnv(recorder.proxyUrl, files), past: [] }
      : recordedEnv(recorder.targets, terminal().env)
  for (const name of past) {
    recording.tell(
      `${name} names another server than the targets, so its requests are not recorded. Add that server with --target ${name === 'CXONE_TOKEN_URL' ? 'token' : 'auth'}=URL.`,
    )
  }
  if (command.length > 0) {
    const noProxy = files ? {} : noProxyFor(recorder.targets[0]?.served ?? '', terminal().env)
    const code = await runCommand(command, {
      env: { ...terminal().env, ...env, ...noProxy },
      stdio: 'inherit',
    })
    await recorder.close()
    recording.summarize()
    return code === 0 && recording.isIncomplete ? exitUsage : code
  }
  const isMachine = port === 0
  if (isMachine) {
    const urls = recorder.targets.map(({ name, served }) => [name, served])
    terminal().stdout.write(
      `${JSON.stringify({ url: recorder.targets[0]?.served, targets: Object.fromEntries(urls), proxyUrl: recorder.proxyUrl, trust: files, pid: process.pid })}\n`,
    )
  } else {
    for (const target of recorder.targets)
      terminal().stdout.write(
        `cxone-mock records ${baseOf(target)} at ${target.served} (${variableOf(target)})\n`,
      )
    if (files)
      terminal().stdout.write(
        `For clients whose hosts are constants: HTTPS_PROXY=${recorder.proxyUrl}, trust ${files.ca}\n`,
      )
    terminal().stdout.write('Send requests there. Press Ctrl-C to end the recording.\n')
  }
  recording.showRequests(isMachine ? terminal().stderr : terminal().stdout)
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })
  await recorder.close()
  recording.summarize()
  return recording.isIncomplete ? exitUsage : 0
}

/** What is written, and what is said about it. */
class Recording {
  readonly #file: TraceFile
  readonly #output: string
  readonly #redaction = new LiveRedaction()
  readonly #told = new Set<string>()
  readonly #counts = { others: 0, bodies: 0, secrets: 0, webSockets: 0, lost: 0 }
  #log: { write(text: string): unknown } | undefined

  constructor(file: TraceFile, output: string) {
    this.#file = file
    this.#output = output
  }

  get isEmpty(): boolean {
    return this.#file.entries === 0
  }

  get isIncomplete(): boolean {
    return this.#counts.lost > 0
  }

  showRequests(log: { write(text: string): unknown }): void {
    this.#log = log
  }

  /** Prints a line. The same line is printed one time. */
  tell(text: string): void {
    if (this.#told.has(text) || this.#told.size > 100) return
    this.#told.add(text)
    terminal().stderr.write(`cxone-mock: ${plain(text)}\n`)
  }

  addWebSocket(): void {
    this.#counts.webSockets += 1
  }

  add({ exchange, bodyMissing, cookies }: Recorded): void {
    if (!isApiRequest(exchange)) {
      this.#counts.others += 1
      return
    }
    const redacted = this.#redaction.entryOf(exchange, bodyMissing, cookies)
    const status = exchange.response?.status ?? 'no response'
    if ('leftOut' in redacted) {
      this.#counts.secrets += 1
      this.#log?.write(
        `${time(exchange.at)} ${status} ${plain(exchange.method)} (not recorded: ${redacted.leftOut})\n`,
      )
      return
    }
    this.#log?.write(`${time(exchange.at)} ${status} ${plain(exchange.method)} ${plain(redacted.target)}\n`)
    if (redacted.entry.comment !== undefined) this.#counts.bodies += 1
    try {
      this.#file.add(redacted.entry)
    } catch (error) {
      this.#counts.lost += 1
      this.tell((error as Error).message)
    }
  }

  finish(): void {
    this.#file.finish()
  }

  discard(): void {
    this.#file.discard()
  }

  summarize(): void {
    const { others, bodies, secrets, webSockets, lost } = this.#counts
    const { secret, id, text } = this.#redaction.replaced
    const requests = (count: number) => `${count} ${count === 1 ? 'request' : 'requests'}`
    const notes = [
      `Recorded ${requests(this.#file.entries)} in ${this.#output}. Replaced ${secret} secrets, ${id} ids and ${text} texts.`,
      ...(bodies === 0 ? [] : [`Left out bodies of ${requests(bodies)}. The entries say why.`]),
      ...(secrets === 0
        ? []
        : [`Left out ${requests(secrets)}, because a secret was in an unexpected place.`]),
      ...(others === 0
        ? []
        : [`Passed on ${requests(others)} for paths outside the API, which are not recorded.`]),
      ...(webSockets === 0 ? [] : [`Passed on ${webSockets} WebSocket connections, which are not recorded.`]),
      ...(lost === 0 ? [] : [`${requests(lost)} could not be written.`]),
      ...(this.isEmpty
        ? ['No request of the API reached the recorder. Make sure that your client uses CXONE_BASE_URL.']
        : [`Compare: cxone-mock compare ${this.#output}`]),
    ]
    terminal().stderr.write(notes.map((note) => `cxone-mock: ${note}\n`).join(''))
  }
}

function time(at: number): string {
  return new Date(at).toISOString().slice(11, 19)
}

interface Served {
  readonly targets: readonly Target[]
  readonly port: number
  readonly ca: string | undefined
  /** Undefined without `--intercept`. */
  readonly proxyPort: number | undefined
}

/** The hosts stay as they are, so the command gets only the proxy and the authority. */
function interceptedEnv(proxyUrl: string, files: TrustFiles): Record<string, string> {
  const trusting = trustVariables(files, terminal().env)
  return {
    ...trusting,
    ...proxyVariables(proxyUrl, ['127.0.0.1', 'localhost'], { ...terminal().env, ...trusting }),
  }
}

async function start(recording: Recording, { targets, port, ca, proxyPort }: Served): Promise<Recorder> {
  try {
    return await Recorder.start({
      targets,
      port,
      ca,
      intercept: proxyPort === undefined ? undefined : { port: proxyPort },
      onExchange: (recorded) => recording.add(recorded),
      onProblem: (text) => recording.tell(text),
      onWebSocket: () => recording.addWebSocket(),
    })
  } catch (error) {
    const { code, port: used } = error as NodeJS.ErrnoException & { readonly port?: number }
    if (code === 'EADDRINUSE')
      throw new Error(`Port ${used} is in use. Choose another with --port, or use --port 0 for a free one.`, {
        cause: error,
      })
    if (code === 'EACCES')
      throw new Error(`Port ${used} requires elevated rights. Choose one above 1023 with --port.`, {
        cause: error,
      })
    throw error
  }
}

async function requireReachableHere(target: Target, ca: string | undefined): Promise<void> {
  try {
    await requireReachable(target, ca)
  } catch (error) {
    const isProxied = proxyNote(baseOf(target), terminal().env) !== undefined
    const note = isProxied ? ' record connects directly, and does not use the proxy of the environment.' : ''
    throw new Error(`${(error as Error).message}${note}`, { cause: error })
  }
}

async function certificateOf(file: string): Promise<string> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new Error(`--target-ca ${file} cannot be read: ${error.code ?? error.message}`)
  })
  if (/-----BEGIN CERTIFICATE-----/.test(text)) return text
  throw new Error(`--target-ca ${file} contains no certificate. Use a file in PEM, with BEGIN CERTIFICATE.`)
}
