import type { RequestEntry, RequestPattern, SandboxControl } from '../index.js'

/** What `expect(sandbox)` can be asked. */
export interface CxoneMatchers<T = unknown> {
  /** A request that agrees with the pattern came in; with `times`, exactly so many did. */
  toHaveReceived(pattern: RequestPattern, times?: number): T
  /** No request was refused. */
  toHaveNoRefusals(): T
}

interface Verdict {
  readonly pass: boolean
  readonly message: () => string
}

export const matchers = {
  toHaveReceived({ requests }: SandboxControl, pattern: RequestPattern, times?: number): Verdict {
    const count = requests.count(pattern)
    const wanted = times === undefined ? 'at least one' : String(times)
    return {
      pass: times === undefined ? count > 0 : count === times,
      message: () =>
        [
          `expected ${wanted} of ${JSON.stringify(pattern)}, got ${count}; there were`,
          ...lines(requests.list()),
        ].join('\n'),
    }
  },
  toHaveNoRefusals(sandbox: SandboxControl): Verdict {
    const refused = sandbox.requests.list().filter(({ why }) => why !== undefined)
    return {
      pass: refused.length === 0,
      message: () => (refused.length === 0 ? 'expected a refusal, there was none' : refusalsOf(sandbox)),
    }
  },
}

/** Every refusal with its reason and what to do, as it stands under a test that fails. */
export function refusalsOf({ requests }: SandboxControl): string {
  const refused = requests.list().filter(({ why }) => why !== undefined)
  if (refused.length === 0) return 'cxone-mock refused no request of this test.'
  const told = refused.map((entry) => {
    const fix = requests.explain(entry.id).fix ?? []
    return [...lines([entry]), `    why: ${entry.why}`, ...fix.map((step) => `    fix: ${step}`)].join('\n')
  })
  return ['cxone-mock refused:', ...told].join('\n')
}

/** @throws {Error} naming each request that no operation takes, with the nearest that there is */
export function requireHandled({ requests }: SandboxControl): void {
  const unhandled = requests.list().filter(({ operation }) => operation === undefined)
  if (unhandled.length === 0) return
  const told = unhandled.map((entry) =>
    [...lines([entry]), ...(requests.explain(entry.id).fix ?? [])].join('\n    '),
  )
  throw new Error(`cxone-mock has no operation for:\n${told.join('\n')}`)
}

function lines(entries: readonly RequestEntry[]): string[] {
  return entries.map(
    ({ status, method, target, client }) => `  ${status} ${method} ${target}${client ? `  ${client}` : ''}`,
  )
}
