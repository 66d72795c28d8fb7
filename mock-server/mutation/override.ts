/**
 * What `cxone-mock mutate` and `cxone-mock matrix` change in every mock of a test suite, including those that the suite
 * creates in its own process. A suite that takes its credentials from the environment needs no change.
 */
export interface Override extends MockChanges {
  /** The run of the suite to which the override belongs. It is invalid after that run. */
  readonly run: {
    /** The process of `mutate` or `matrix`. */
    readonly pid: number
    /** The folder of the run, see `effectFile` and `assumptionsFile`. It is removed when the run ends. */
    readonly folder: string
  }
}

/** How a mock differs from one without an override. */
export interface MockChanges {
  /** The id of a mutation. */
  readonly mutation?: string
  readonly assumptions?: Readonly<Record<string, string>>
}

export const overrideVariable = 'CXONE_MOCK_OVERRIDE'

/** A file that gets a line with the time, in milliseconds since 1970, each time that the mutation makes a difference. */
export const effectFile = ({ run }: Override): string => `${run.folder}/mutation-used`

/**
 * A file that is created by the first request. It gets a line with the name of each ambiguity on whose assumption a
 * response depended.
 */
export const assumptionsFile = ({ run }: Override): string => `${run.folder}/assumptions-used`

/** A file that gets a line with the id of each mutation that would have made a difference. */
export const reachedFile = ({ run }: Override): string => `${run.folder}/mutations-reached`

/**
 * The override in the environment, undefined without one.
 * @throws {Error} when no run of `mutate` or `matrix` that still goes on has set it, so that no left-over variable
 * makes a mock less strict
 */
export async function readOverride(): Promise<Override | undefined> {
  const text = typeof process === 'undefined' ? undefined : process.env[overrideVariable]
  if (text === undefined || text === '') return undefined
  const override = parse(text)
  if (override && (await goesOn(override))) return override
  throw new Error(
    override
      ? `${overrideVariable}: The run of cxone-mock mutate or matrix that set this variable has ended. Unset it, or restart the process that kept it.`
      : `${overrideVariable}: ${JSON.stringify(text.slice(0, 80))} was not set by cxone-mock mutate or matrix. Unset the variable.`,
  )
}

function parse(text: string): Override | undefined {
  try {
    const value = JSON.parse(text) as Partial<Override> | null
    const { pid, folder } = value?.run ?? {}
    return typeof pid === 'number' && typeof folder === 'string' ? (value as Override) : undefined
  } catch {
    return undefined
  }
}

async function goesOn({ run: { pid, folder } }: Override): Promise<boolean> {
  const { existsSync } = await import('node:fs')
  return existsSync(folder) && isAlive(pid)
}

function isAlive(pid: number): boolean {
  try {
    // Signal 0 is not sent. It only asks whether the process exists.
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

export function withOverride<Options extends Pick<MockChanges, 'assumptions'>>(
  options: Options,
  override: MockChanges | undefined,
): Options {
  const { assumptions } = override ?? {}
  return assumptions ? { ...options, assumptions: { ...options.assumptions, ...assumptions } } : options
}

/** What an override changes, to be shown. Undefined when it only watches. */
export function changesOf(override: Override | undefined): MockChanges | undefined {
  const { mutation, assumptions } = override ?? {}
  if (mutation !== undefined) return { mutation }
  return assumptions === undefined ? undefined : { assumptions }
}
