import { formatCoverage } from '../../mock-server/index.js'
import { unmeasurableIn } from '../../mock-server/control/coverage/gate.js'
import { gate } from './coverage.js'
import { exitUsage } from '../exit.js'
import type { GateFlags } from '../flags/coverage-gate.js'
import { logRequest, outOf, plain } from '../output/log.js'
import type { MockFlags } from '../flags/mock.js'
import { Rejections } from '../output/explain-rejections.js'
import { runCommand } from '../suite/run-command.js'
import { serve } from '../serve.js'
import { terminal } from '../terminal.js'

/**
 * Runs a command against a mock of its own, and holds what it met against what is asked for.
 * @returns the exit code of the command, 128 + n after signal n, or 2 when it cannot be run; when it is 0 and
 * coverage is asked for, that of the coverage
 */
export async function exec(
  command: readonly string[],
  flags: MockFlags & GateFlags & { readonly client?: string; readonly coverage?: boolean },
): Promise<number> {
  const { mock } = await serve(flags, 0)
  const out = outOf(terminal().stderr)
  const misspelt = unmeasurableIn(mock.coverage(), flags.require)
  if (misspelt.length > 0) {
    for (const reason of misspelt) out.write(`cxone-mock: ${reason}\n`)
    await mock.close()
    return exitUsage
  }
  const refusals = new Rejections()
  let count = 0
  mock.onRequest((entry) => {
    count += 1
    refusals.add(entry)
    logRequest(out, flags.log, entry)
  })
  let code: number
  let unmet: readonly string[] = []
  try {
    const env = mock.env(mock.defaultSandbox, flags.client)
    code = await runCommand(command, { env: { ...terminal().env, ...env }, stdio: 'inherit' })
    unmet = mock.sandboxes.flatMap(({ faults }) => faults.unmet()).map(({ hint }) => hint)
  } finally {
    await mock.close()
  }
  if (code !== 0) {
    refusals.tell(out, count)
    for (const hint of unmet) out.write(`cxone-mock: ${plain(hint)}\n`)
  }
  if (!flags.coverage && flags.require.length === 0 && flags.min === undefined) return code
  const report = mock.coverage()
  out.write(formatCoverage(report, 'text'))
  const gated = gate(report, flags)
  return code === 0 ? gated : code
}
