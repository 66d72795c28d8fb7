/** A test of a report, and the time of the system in which it ran, in milliseconds since 1970. */
export interface TestTime {
  readonly name: string
  readonly failed: boolean
  readonly from: number
  readonly to: number
}

/** A group of tests that a runner reports together, usually a file. */
export interface Suite {
  readonly from: number
  /** The whole time, with what the tests do not account for. */
  readonly durationMs: number
  readonly tests: readonly {
    readonly name: string
    readonly failed: boolean
    readonly durationMs: number
    /** Undefined when the runner tells only the start of the suite. */
    readonly from?: number
  }[]
}

/**
 * The tests of a report: JUnit XML, or the JSON of Vitest or Jest. Empty for any other text.
 * @param between the first and the last instant at which a test can have run
 */
export async function testTimes(text: string, between: Span): Promise<TestTime[]> {
  const start = text.trimStart()
  if (start.startsWith('{')) return jsonSuites(start).flatMap(timesOf)
  if (!start.startsWith('<')) return []
  const { junitSuites } = await import('./junit-suites.js')
  return junitSuites(start, between).flatMap(timesOf)
}

export interface Span {
  readonly from: number
  readonly to: number
}

/**
 * The tests of a suite run one after another. What they do not account for, such as hooks, may be anywhere, so each test
 * may have run so much later. Tests that account for more than the suite ran concurrently, at any time of it.
 */
function timesOf({ from, durationMs, tests }: Suite): TestTime[] {
  const rest = durationMs - tests.reduce((sum, test) => sum + test.durationMs, 0)
  let before = 0
  return tests.map(({ name, failed, durationMs: own, from: start }) => {
    const earliest = from + before
    before += own
    if (start !== undefined) return { name, failed, from: start, to: start + own }
    return rest < -1
      ? { name, failed, from, to: from + durationMs }
      : { name, failed, from: earliest, to: earliest + own + Math.max(0, rest) }
  })
}

interface JsonFile {
  readonly startTime?: number
  readonly endTime?: number
  readonly assertionResults?: readonly {
    readonly fullName?: string
    readonly status?: string
    readonly duration?: number | null
    /** Only Jest reports it. */
    readonly startAt?: number | null
  }[]
}

function jsonSuites(text: string): Suite[] {
  const { testResults = [] } = parsed(text) as { readonly testResults?: readonly JsonFile[] }
  if (!Array.isArray(testResults)) return []
  return (testResults as readonly JsonFile[]).map(
    ({ startTime = 0, endTime = 0, assertionResults = [] }) => ({
      from: startTime,
      durationMs: endTime - startTime,
      tests: assertionResults.map(({ fullName = '', status, duration, startAt }) => ({
        name: fullName,
        failed: status === 'failed',
        durationMs: duration ?? 0,
        ...(startAt == null ? {} : { from: startAt }),
      })),
    }),
  )
}

function parsed(text: string): object {
  try {
    return JSON.parse(text) as object
  } catch {
    return {}
  }
}
