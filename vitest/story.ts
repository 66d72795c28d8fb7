import type { RequestEntry, SandboxControl } from '../mock-server/index.js'

/** What stands under a test that fails: the refusals, what was accepted and did nothing, the faults that met none. */
export function storyOf(sandbox: SandboxControl): string {
  const noted = sandbox.requests.list().filter(({ note }) => note !== undefined)
  const unmet = sandbox.faults.unmet()
  return [
    rejectionsOf(sandbox),
    ...(noted.length === 0 ? [] : ['cxone-mock accepted, without effect:']),
    ...noted.flatMap((entry) => [...linesOf([entry]), `    note: ${entry.note}`]),
    ...(unmet.length === 0 ? [] : ['cxone-mock had faults that met nothing:']),
    ...unmet.map(({ hint }) => `  ${hint}`),
  ].join('\n')
}

/** Every refusal with its reason and what to do, as it stands under a test that fails. */
export function rejectionsOf({ requests }: SandboxControl): string {
  const refused = requests.list().filter(({ reason }) => reason !== undefined)
  if (refused.length === 0) return 'cxone-mock refused no request of this test.'
  const told = refused.map((entry) => {
    const fix = requests.explain(entry.id).fix ?? []
    return [
      ...linesOf([entry]),
      `    reason: ${entry.reason}`,
      ...fix.map((step) => `    fix: ${step}`),
    ].join('\n')
  })
  return ['cxone-mock refused:', ...told].join('\n')
}

/** @throws {Error} naming each request that no operation takes, with the nearest that there is */
export function requireHandled({ requests }: SandboxControl): void {
  const unhandled = requests.unmatched().map(({ hint }) => `  ${hint}`)
  if (unhandled.length > 0) throw new Error(`cxone-mock has no operation for:\n${unhandled.join('\n')}`)
}

/** @throws {Error} naming each fault that met no request, and what was sent instead */
export function requireMet({ faults }: SandboxControl): void {
  const unmet = faults.unmet().map(({ hint }) => `  ${hint}`)
  if (unmet.length > 0) throw new Error(`cxone-mock had faults that met nothing:\n${unmet.join('\n')}`)
}

/** Requests in one line each. */
export function linesOf(entries: readonly RequestEntry[]): string[] {
  return entries.map(
    ({ status, method, target, client }) => `  ${status} ${method} ${target}${client ? `  ${client}` : ''}`,
  )
}
