import { rules } from '../../kit/rules/index.js'
import type { ReadBaseline } from '../../kit/baseline/file.js'
import type { RunChoices } from '../../kit/report/manifest.js'
import { reportOf } from '../../kit/report/report.js'
import type { ExitCode } from '../../kit/model/verdict.js'
import { platformHere } from '../../kit/drivers/platform.js'
import { version } from '../../mock-server/control/version.js'
import type { ReportFlags } from '../flags/report.js'
import { writeReports } from './write-reports.js'
import type { RuleResult, ClientCard } from '../../kit/model/result.js'

/** The results of a run and its settings. */
export interface FinishedRun {
  readonly results: readonly RuleResult[]
  readonly client: ClientCard
  readonly startedAt: Date
  readonly baseline: ReadBaseline | undefined
  /** A command that reruns one rule. `{rule}` stands for its id. */
  readonly reproduce: string
}

/** Prints the report of a run, and writes the files that the flags name. @returns the exit code in the report */
export async function report(
  { results, client, startedAt, baseline, reproduce }: FinishedRun,
  flags: ReportFlags & RunChoices,
): Promise<ExitCode> {
  const { trustUnverified = false, strict = false, profile, watched } = flags
  const made = reportOf({
    results,
    rules,
    ...baseline,
    manifest: {
      kit: version,
      client,
      options: { trustUnverified, strict, ...(watched && { watched }), ...(profile && { profile }) },
      platform: platformHere(),
      startedAt: startedAt.toISOString(),
      durationMs: Date.now() - startedAt.getTime(),
      reproduce,
    },
  })
  await writeReports(made, flags)
  return made.exitCode
}
