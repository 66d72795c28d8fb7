import {
  formatCoverage,
  judgeCoverage,
  type CoverageFormat,
  type CoverageReport,
} from '../../mock-server/index.js'
import type { GateFlags } from '../flags/coverage-gate.js'
import { askMock } from '../admin-client.js'
import type { RemoteFlags } from '../flags/remote.js'
import { terminal } from '../terminal.js'

/**
 * Prints what a running mock has seen, and holds it against what is asked for.
 * @returns 0 when all is there, 1 when something is missing, 2 when it cannot be measured
 */
export async function coverage(
  flags: RemoteFlags & GateFlags & { readonly sandbox?: string; readonly format: CoverageFormat },
): Promise<number> {
  const of = flags.sandbox === undefined ? '' : `?sandbox=${encodeURIComponent(flags.sandbox)}`
  // The control plane of the same version promises this shape.
  const report = (await askMock(flags, `/coverage${of}`)) as CoverageReport
  terminal().stdout.write(formatCoverage(report, flags.format))
  return gate(report, flags)
}

/** Says on stderr what is missing, and returns the exit code for it. */
export function gate(report: CoverageReport, { require, min }: GateFlags): number {
  const { code, reasons } = judgeCoverage(report, { require, ...(min === undefined ? {} : { min }) })
  for (const reason of reasons) terminal().stderr.write(`cxone-mock: ${reason}\n`)
  return code
}
