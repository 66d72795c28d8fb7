import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { overrideVariable, type Override } from '../override.js'
import { plain } from './log.js'
import type { MockFlags } from './options.js'
import { serve } from './serve.js'

/** How a run of the user's suite went. */
export interface SuiteRun {
  /** Undefined when it was ended for taking too long. */
  readonly code: number | undefined
  /** Whether the mutation made a difference in it. */
  readonly met: boolean
  /** The end of what it printed. */
  readonly tail: string
  readonly durationMs: number
}

export interface SuiteOptions {
  readonly command: readonly string[]
  readonly flags: MockFlags & { readonly client?: string }
  readonly timeoutMs: number
}

const tailLength = 2000

/**
 * Runs the user's suite against a mock of its own, started as the override says; mocks that the suite makes
 * itself go by it too.
 * @throws {Error} when the command cannot be run at all
 */
export async function runSuite(
  { command, flags, timeoutMs }: SuiteOptions,
  override: Override = {},
): Promise<SuiteRun> {
  const folder = await mkdtemp(join(tmpdir(), 'cxone-mock-'))
  const metFile = join(folder, 'met')
  const asked: Override = { ...override, metFile }
  process.env[overrideVariable] = JSON.stringify(asked)
  const { mock } = await serve({ ...flags, log: 'none' }, 0)
  delete process.env[overrideVariable]
  try {
    const env = {
      ...process.env,
      ...mock.env(mock.defaultSandbox, flags.client),
      [overrideVariable]: JSON.stringify(asked),
    }
    const began = performance.now()
    const { code, tail } = await run(command, env, timeoutMs)
    const met = await readFile(metFile).then(
      () => true,
      () => false,
    )
    return { code, tail, met, durationMs: Math.round(performance.now() - began) }
  } finally {
    await mock.close({ drainMs: 0 })
    await rm(folder, { recursive: true, force: true })
  }
}

function run(
  [file = '', ...args]: readonly string[],
  env: NodeJS.ProcessEnv,
  timeoutMs: number,
): Promise<{ readonly code: number | undefined; readonly tail: string }> {
  return new Promise((resolve, reject) => {
    // A group of its own, so that what it started ends with it.
    const child = spawn(file, args, { env, stdio: ['ignore', 'pipe', 'pipe'], detached: true })
    let tail = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        tail = (tail + text).slice(-tailLength)
      })
    }
    const end = () => endGroup(child.pid)
    let late = false
    const timer = setTimeout(() => {
      late = true
      end()
    }, timeoutMs)
    const quit = () => {
      end()
      process.exit(130)
    }
    process.once('SIGINT', quit).once('SIGTERM', quit)
    const settle = () => {
      clearTimeout(timer)
      process.off('SIGINT', quit).off('SIGTERM', quit)
    }
    child.once('error', ({ message }) => {
      settle()
      reject(new Error(`${plain(file)} cannot be run: ${plain(message)}`))
    })
    child.once('exit', (code) => {
      settle()
      end()
      resolve({ code: late ? undefined : (code ?? 1), tail })
    })
  })
}

function endGroup(pid: number | undefined): void {
  if (pid === undefined) return
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // It has ended by itself.
  }
}
