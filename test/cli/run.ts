import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import type { Terminal } from '../../cli/output/terminal.js'

/** The built command. */
export const bin = new URL('../../bin/cxone-mock.js', import.meta.url).pathname
const { run: runHere } = (await import(
  new URL('../../dist/cli.js', import.meta.url).href
)) as typeof import('../../cli/main.js')

/** The command that `runBuilt` and `start` run. `npm run test:executable` sets the variable to test the executable. */
const executable = process.env['EXECUTABLE_UNDER_TEST']
export const [command, ...before]: readonly [string, ...string[]] =
  executable === undefined ? [process.execPath, bin] : [executable]

export interface Finished {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** The environment of this process without what would reach the command by accident. */
export function environment(more: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !name.startsWith('CXONE_') && name !== 'NO_COLOR',
  )
  return { ...Object.fromEntries(kept), ...more }
}

/**
 * Runs the built command to its end in this process, with an output and an environment of its own. What a child process
 * prints to an inherited output, and options that commander reads from the environment, need `runBuilt`.
 */
export async function run(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Finished> {
  if (executable !== undefined) return runBuilt(args, env)
  const printed = { stdout: '', stderr: '' }
  const into = (stream: 'stdout' | 'stderr') => ({
    write: (text: string | Uint8Array) => void (printed[stream] += String(text)),
  })
  const terminal: Terminal = { env: environment(env), stdout: into('stdout'), stderr: into('stderr') }
  await runHere(args, terminal)
  return { code: Number(terminal.exitCode ?? 0), ...printed }
}

/** Runs the built command to its end, as a process of its own. */
export async function runBuilt(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Finished> {
  const child = spawn(command, [...before, ...args], {
    env: environment(env),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const [stdout, stderr, [code]] = await Promise.all([
    text(child, 'stdout'),
    text(child, 'stderr'),
    once(child, 'exit') as Promise<[number | null]>,
  ])
  return { code, stdout, stderr }
}

async function text(child: ChildProcess, stream: 'stdout' | 'stderr'): Promise<string> {
  let all = ''
  for await (const chunk of child[stream] ?? []) all += String(chunk)
  return all
}

export interface Started extends AsyncDisposable {
  readonly child: ChildProcess
  /** The lines of stdout, and of stderr, as they come. */
  readonly out: AsyncIterator<string>
  readonly log: AsyncIterator<string>
}

/** Starts the built command, and kills it at the end of the scope if it still runs. */
export function start(args: readonly string[], env: Readonly<Record<string, string>> = {}): Started {
  const child = spawn(command, [...before, ...args], {
    env: environment(env),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const lines = (stream: NodeJS.ReadableStream) => createInterface(stream)[Symbol.asyncIterator]()
  return {
    child,
    out: lines(child.stdout),
    log: lines(child.stderr),
    async [Symbol.asyncDispose]() {
      if (child.exitCode === null && child.kill('SIGKILL')) await once(child, 'exit')
    },
  }
}

export async function nextLine(lines: AsyncIterator<string>): Promise<string> {
  const { value, done } = await lines.next()
  if (done) throw new Error('the command ended before it printed a line')
  return value
}
