import { formatCoverage } from '../../mock-server/index.js'
import { unmeasurableIn } from '../../mock-server/control/coverage/gate.js'
import { gate } from './coverage.js'
import { exitUsage } from '../output/exit-codes.js'
import type { GateFlags } from '../flags/coverage-gate.js'
import { logTenantProfile } from '../output/log-tenant-profile.js'
import { logChange, logRequest, outOf, plain } from '../output/log.js'
import type { MockFlags } from '../flags/mock-flags.js'
import { Rejections } from '../output/explain-rejections.js'
import { failedTests } from '../suite/report-files.js'
import { runCommand } from '../suite/run-command.js'
import { commandEnv } from '../server/proxy.js'
import { serve } from '../server/serve.js'
import { terminal } from '../output/terminal.js'

export interface ExecFlags {
  readonly client?: string
  readonly coverage?: boolean
  /** Files and folders with reports of tests. */
  readonly testReport: readonly string[]
}

/**
 * Runs a command against a new mock and checks the coverage against the gate flags.
 * @returns the exit code of the command, or 128 + n after signal n. When that code is 0 and a coverage flag is given,
 * the exit code of the coverage check.
 * @throws {CommandFailure} when the command cannot be run
 */
export async function exec(
  command: readonly string[],
  flags: MockFlags & GateFlags & ExecFlags,
): Promise<number> {
  const out = outOf(terminal().stderr)
  const served = await serve(flags, 0, (change) => logChange(out, flags.log, change))
  const { mock } = served
  logTenantProfile(out, flags.log, mock)
  const misspelt = unmeasurableIn(mock.coverage(), flags.require)
  if (misspelt.length > 0) {
    for (const reason of misspelt) out.write(`cxone-mock: ${reason}\n`)
    await mock.close()
    return exitUsage
  }
  const rejections = new Rejections()
  let count = 0
  mock.onRequest((entry) => {
    count += 1
    rejections.add(entry)
    logRequest(out, flags.log, entry)
  })
  const began = Date.now()
  let code: number
  let unusedFaults: readonly string[] = []
  try {
    const env = commandEnv(served, flags.client, terminal().env)
    code = await runCommand(command, { env, stdio: 'inherit' })
    unusedFaults = mock.sandboxes.flatMap(({ faults }) => faults.unmet()).map(({ hint }) => hint)
  } finally {
    await mock.close()
  }
  if (code !== 0) {
    rejections.tell(out, count, await failedTests(command, flags.testReport, began))
    for (const hint of unusedFaults) out.write(`cxone-mock: ${plain(hint)}\n`)
  }
  if (!flags.coverage && flags.require.length === 0 && flags.min === undefined) return code
  const report = mock.coverage()
  out.write(formatCoverage(report, 'text'))
  const gated = gate(report, flags)
  return code === 0 ? gated : code
}
