/**
 * What `cxone-mock mutate` and `cxone-mock matrix` change in every mock of a test suite, including those that the suite
 * creates in its own process. A suite that takes its credentials from the environment needs no change.
 */
export interface Override {
  /** The id of a mutation. */
  readonly mutation?: string
  readonly assumptions?: Readonly<Record<string, string>>
  /** A file that is created when the mutation makes a difference. */
  readonly effectFile?: string
  /**
   * A file that is created by the first request. It gets a line with the name of each ambiguity on whose assumption a
   * response depended.
   */
  readonly assumptionsFile?: string
}

export const overrideVariable = 'CXONE_MOCK_OVERRIDE'

/** @throws {SyntaxError} when the variable holds something that is not JSON */
export function readOverride(): Override {
  const text = typeof process === 'undefined' ? undefined : process.env[overrideVariable]
  return text === undefined || text === '' ? {} : (JSON.parse(text) as Override)
}

export function withOverride<Options extends Pick<Override, 'assumptions'>>(
  options: Options,
  { assumptions }: Override,
): Options {
  return assumptions ? { ...options, assumptions: { ...options.assumptions, ...assumptions } } : options
}
