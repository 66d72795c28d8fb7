import type { RequestEntry, SandboxControl } from '../mock-server/index.js'

/** The text under a failed test: faults, rejected requests, accepted requests without effect, and unused faults. */
export function storyOf(sandbox: SandboxControl): string {
  const faulty = sandbox.requests.list().filter(({ fault }) => fault !== undefined)
  const noted = sandbox.requests.list().filter(({ note }) => note !== undefined)
  const unused = sandbox.faults.unmet()
  return [
    ...(faulty.length === 0 ? [] : ['cxone-mock injected faults:']),
    ...linesOf(faulty),
    rejectionsOf(sandbox),
    ...(noted.length === 0 ? [] : ['cxone-mock accepted without effect:']),
    ...noted.flatMap((entry) => [...linesOf([entry]), `    note: ${entry.note}`]),
    ...(unused.length === 0 ? [] : ['cxone-mock had unused faults:']),
    ...unused.map(({ hint }) => `  ${hint}`),
  ].join('\n')
}

/** Every rejected request with its reason and fix. */
export function rejectionsOf({ requests }: SandboxControl): string {
  const rejected = requests.list().filter(({ reason }) => reason !== undefined)
  if (rejected.length === 0) return 'cxone-mock rejected no request of this test.'
  return ['cxone-mock rejected:', ...rejected.flatMap(explained)].join('\n')
}

/**
 * The requests without a credential of any test, which a mistake in the URL or in the client id causes. Tests that run
 * concurrently share this list.
 */
export function unattributedOf(entries: readonly RequestEntry[]): string {
  if (entries.length === 0) return ''
  const title = 'cxone-mock received requests that it cannot attribute to a test. They may be of this one:'
  return ['', title, ...entries.flatMap(explained)].join('\n')
}

function explained(entry: RequestEntry): string[] {
  const { reason, fix = [] } = entry
  return [
    ...linesOf([entry]),
    ...(reason === undefined ? [] : [`    reason: ${reason}`]),
    ...fix.map((step) => `    fix: ${step}`),
  ]
}

/** @throws {Error} naming each request to an unimplemented endpoint, with the nearest known one */
export function requireHandled({ requests }: SandboxControl): void {
  const unhandled = requests.unmatched().map(({ hint }) => `  ${hint}`)
  if (unhandled.length > 0) throw new Error(`cxone-mock does not implement:\n${unhandled.join('\n')}`)
}

/** @throws {Error} naming each unused fault, and the requests that were sent instead */
export function requireMet({ faults }: SandboxControl): void {
  const unused = faults.unmet().map(({ hint }) => `  ${hint}`)
  if (unused.length > 0) throw new Error(`cxone-mock had unused faults:\n${unused.join('\n')}`)
}

/** One line for each request. */
export function linesOf(entries: readonly RequestEntry[]): string[] {
  return entries.map(
    ({ status, method, target, client, fault }) =>
      `  ${status === 0 ? 'no response' : status} ${method} ${target}${client ? `  ${client}` : ''}` +
      (fault === undefined ? '' : `  (fault ${fault})`),
  )
}
