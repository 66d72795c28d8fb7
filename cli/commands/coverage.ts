import {
  formatCoverage,
  judgeCoverage,
  type CoverageFormat,
  type CoverageReport,
} from '../../mock-server/index.js'
import type { GateFlags } from '../flags/coverage-gate.js'
import { askMock } from '../server/admin-client.js'
import type { RemoteFlags } from '../flags/remote.js'
import { terminal } from '../output/terminal.js'

/**
 * Prints the coverage of a running mock and checks it against the gate flags.
 * @returns 0 when every requirement is met, 1 when one is not, 2 when one cannot be measured
 */
export async function coverage(
  flags: RemoteFlags & GateFlags & { readonly sandbox?: string; readonly format: CoverageFormat },
): Promise<number> {
  const of = flags.sandbox === undefined ? '' : `?sandbox=${encodeURIComponent(flags.sandbox)}`
  // The shape of the response is that of a mock of the same version.
  const report = (await askMock(flags, `/coverage${of}`)) as CoverageReport
  terminal().stdout.write(formatCoverage(report, flags.format))
  return gate(report, flags)
}

/** Prints unmet requirements on stderr and returns the exit code. */
export function gate(report: CoverageReport, { require, min }: GateFlags): number {
  const { code, reasons } = judgeCoverage(report, { require, ...(min === undefined ? {} : { min }) })
  for (const reason of reasons) terminal().stderr.write(`cxone-mock: ${reason}\n`)
  return code
}
