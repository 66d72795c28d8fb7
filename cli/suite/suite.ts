import { rmSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onExit } from '../../kit/processes/exit-hooks.js'
import { ProcessGroup } from '../../kit/processes/process-group.js'
import { withTimeout } from '../../kit/drivers/with-timeout.js'
import { overrideVariable, type Override } from '../../mock-server/mutation/override.js'
import { plain } from '../output/log.js'
import type { MockFlags } from '../flags/mock.js'
import { serve } from '../serve.js'

/** How a run of the user's suite went. */
export interface SuiteRun {
  /** Undefined when it was ended for taking too long. */
  readonly code: number | undefined
  /** Whether the mutation made a difference in it. */
  readonly met: boolean
  /** The ambiguities whose assumptions made up an answer in it; all that it can differ in under another variant. */
  readonly asked: ReadonlySet<string>
  /** Whether it sent anything to the mock at all. */
  readonly reachedMock: boolean
  /** The end of what it printed. */
  readonly tail: string
  readonly durationMs: number
}

export interface SuiteOptions {
  readonly command: readonly string[]
  readonly flags: MockFlags & { readonly client?: string }
  readonly timeoutMs: number
}

const tailLength = 16_000

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
  const forget = onExit(() => rmSync(folder, { recursive: true, force: true }))
  const effectFile = join(folder, 'met')
  const assumptionsFile = join(folder, 'asked')
  const asked: Override = { ...override, effectFile, assumptionsFile }
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
    const met = await readFile(effectFile).then(
      () => true,
      () => false,
    )
    const names = await readFile(assumptionsFile, 'utf8').catch(() => undefined)
    return {
      code,
      tail,
      met,
      reachedMock: names !== undefined,
      asked: new Set(names?.split('\n')),
      durationMs: Math.round(performance.now() - began),
    }
  } finally {
    await mock.close({ drainMs: 0 })
    forget()
    await rm(folder, { recursive: true, force: true })
  }
}

/**
 * Why nothing can be learnt of a suite from its run against the mock as it is; undefined when something can.
 * @param against what the mock was, in words that read after the code
 */
export function unfit(
  { code, reachedMock, tail, durationMs }: SuiteRun,
  against: string,
): string | undefined {
  if (code === undefined) {
    const seconds = (durationMs / 1000).toFixed(1)
    return `${tail}\ncxone-mock: the command was ended ${against} since it took longer than it may (${seconds} s)\n`
  }
  if (code !== 0) {
    return `${tail}\ncxone-mock: the command ends with ${code} ${against}: make it pass first\n`
  }
  if (reachedMock) return undefined
  return (
    `${tail}\ncxone-mock: the command never talked to the mock: it has to send its requests to CXONE_BASE_URL, ` +
    'or make its mock itself\n'
  )
}

/** @throws {Error} when it cannot be run */
async function run(
  command: readonly string[],
  env: NodeJS.ProcessEnv,
  timeoutMs: number,
): Promise<{ readonly code: number | undefined; readonly tail: string }> {
  const group = await started(command, env)
  let tail = ''
  for (const stream of [group.child.stdout, group.child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      tail = (tail + text).slice(-tailLength)
    })
  }
  const late = () => new Error('it took too long')
  const ended = await withTimeout(group.exited, timeoutMs, late).catch(() => undefined)
  await group.kill()
  return { code: ended && (ended.code ?? 1), tail }
}

async function started(command: readonly string[], env: NodeJS.ProcessEnv): Promise<ProcessGroup> {
  try {
    return await ProcessGroup.start(command, { env, stdio: ['ignore', 'pipe', 'pipe'] })
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    throw new Error(`${plain(command[0] ?? '')} cannot be run: ${plain(message)}`, { cause: error })
  }
}
