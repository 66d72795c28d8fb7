import { readFile } from 'node:fs/promises'
import { ProcessGroup } from '../../kit/processes/process-group.js'
import { temporaryFolder } from '../../kit/processes/temporary-folder.js'
import { markRun } from '../../kit/processes/run-marker.js'
import { withTimeout } from '../../kit/drivers/with-timeout.js'
import {
  assumptionsFile,
  effectFile,
  reachedFile,
  overrideVariable,
  type MockChanges,
  type Override,
} from '../../mock-server/mutation/override.js'
import type { MockFlags } from '../flags/mock-flags.js'
import { commandEnv } from '../server/proxy.js'
import { serve } from '../server/serve.js'
import { cannotRun } from './cannot-run.js'
import { withOwnReport } from './own-report.js'
import { reportedTests } from './report-files.js'
import type { TestTime } from './test-report.js'

/** The result of one run of the user's suite. */
export interface SuiteRun {
  /** The exit code. Undefined when the suite timed out. */
  readonly code: number | undefined
  /** When the mutation made a difference, in milliseconds since 1970. */
  readonly mutationTimes: readonly number[]
  /** The mutations that would have made a difference, in a run without one. */
  readonly mutationsReached: ReadonlySet<string>
  /** The tests of the reports that the suite wrote. */
  readonly tests: readonly TestTime[]
  /** The ambiguities that affected a response. Only another variant of these can change the run. */
  readonly assumptionsUsed: ReadonlySet<string>
  /** Whether the suite sent any request to the mock. */
  readonly reachedMock: boolean
  /** The last 16,000 characters of the output. */
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
 * Runs the user's suite against a new mock with changes. Mocks that the suite creates itself read the same changes
 * from the environment.
 * @throws {CommandFailure} when the command cannot be run
 */
export async function runSuite(
  { command, flags, timeoutMs }: SuiteOptions,
  changes: MockChanges = {},
): Promise<SuiteRun> {
  const folder = await temporaryFolder('cxone-mock-')
  const override: Override = { ...changes, run: { pid: process.pid, folder: folder.path } }
  process.env[overrideVariable] = JSON.stringify(override)
  const served = await serve({ ...flags, log: 'none' }, 0).finally(() => {
    delete process.env[overrideVariable]
  })
  const { mock } = served
  try {
    const env = {
      ...commandEnv(served, flags.client, process.env),
      [overrideVariable]: JSON.stringify(override),
    }
    const [began, startedAt] = [performance.now(), Date.now()]
    const reporting = withOwnReport(command, folder.path, env)
    const { code, tail } = await run(reporting.command, { ...env, ...reporting.env }, timeoutMs)
    const durationMs = Math.round(performance.now() - began)
    const tests = await reportedTests(command, [folder.path], startedAt)
    const [times, reached] = await Promise.all([
      linesOf(effectFile(override)),
      linesOf(reachedFile(override)),
    ])
    const names = await readFile(assumptionsFile(override), 'utf8').catch(() => undefined)
    return {
      code,
      tail,
      tests,
      mutationTimes: times.map(Number),
      mutationsReached: new Set(reached),
      reachedMock: names !== undefined,
      assumptionsUsed: new Set(names?.split('\n')),
      durationMs,
    }
  } finally {
    await mock.close({ drainMs: 0 })
    await folder.remove()
  }
}

async function linesOf(file: string): Promise<readonly string[]> {
  const text = await readFile(file, 'utf8').catch(() => '')
  return text.split('\n').filter((line) => line !== '')
}

/**
 * The reason why a suite cannot be used: it fails, times out or sends no request. Undefined when it can be used.
 * @param against which mock the suite ran against, e.g. `under the defaults`; it ends a sentence
 */
export function unfit(
  { code, reachedMock, tail, durationMs }: SuiteRun,
  against: string,
): string | undefined {
  if (code === undefined) {
    const seconds = (durationMs / 1000).toFixed(1)
    return `${tail}\ncxone-mock: The command timed out after ${seconds} s ${against}.\n`
  }
  if (code !== 0) {
    return `${tail}\ncxone-mock: The command exited with code ${code} ${against}. Make it pass first.\n`
  }
  if (reachedMock) return undefined
  return (
    `${tail}\ncxone-mock: The command sent no request to the mock. Send requests to CXONE_BASE_URL, ` +
    'or create a mock in the tests with createCxoneMock.\n'
  )
}

/** @throws {CommandFailure} when the command cannot be run */
async function run(
  command: readonly string[],
  env: NodeJS.ProcessEnv,
  timeoutMs: number,
): Promise<{ readonly code: number | undefined; readonly tail: string }> {
  const marker = markRun()
  const group = await started(command, { ...env, ...marker.env })
  let tail = ''
  for (const stream of [group.child.stdout, group.child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      tail = (tail + text).slice(-tailLength)
    })
  }
  const timedOut = () => new Error('the command timed out')
  const ended = await withTimeout(group.exited, timeoutMs, timedOut).catch(() => undefined)
  await group.kill()
  marker.killRest()
  return { code: ended && (ended.code ?? 1), tail }
}

async function started(command: readonly string[], env: NodeJS.ProcessEnv): Promise<ProcessGroup> {
  try {
    return await ProcessGroup.start(command, { env, stdio: ['ignore', 'pipe', 'pipe'] })
  } catch (error) {
    throw cannotRun(command, error)
  }
}
