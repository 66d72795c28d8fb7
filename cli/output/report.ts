import { existsSync, statSync } from 'node:fs'
import { basename, isAbsolute, relative, resolve } from 'node:path'
import { rules } from '../../kit/rules/index.js'
import type { ReadBaseline } from '../../kit/baseline/file.js'
import type { RunChoices } from '../../kit/report/manifest.js'
import { reportOf } from '../../kit/report/report.js'
import { exitOf } from '../../kit/report/labels.js'
import { platformHere } from '../../kit/drivers/platform.js'
import { version } from '../../mock-server/control/version.js'
import type { ReportFlags } from '../flags/report.js'
import { strictnessOf, type SeverityFlags } from '../flags/severity.js'
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
  /** The command whose file the report names as the place of its findings. */
  readonly command: readonly string[]
}

/** Prints the report of a run, and writes the files that the flags name. @returns the exit code of the run */
export async function report(
  { results, client, startedAt, baseline, reproduce, command }: FinishedRun,
  flags: ReportFlags & RunChoices & SeverityFlags,
): Promise<number> {
  const { strict = false, profile, watched, commandExitCode } = flags
  const file = fileOf(command)
  const made = reportOf({
    results,
    rules,
    ...baseline,
    manifest: {
      kit: version,
      client,
      options: {
        ...strictnessOf(flags),
        strict,
        ...(watched && { watched }),
        ...(commandExitCode !== undefined && { commandExitCode }),
        ...(profile && { profile }),
      },
      platform: platformHere(),
      startedAt: startedAt.toISOString(),
      durationMs: Date.now() - startedAt.getTime(),
      reproduce,
      ...(file !== undefined && { file }),
    },
  })
  await writeReports(made, flags)
  return exitOf(made)
}

/** The file of a client: the first argument of its command that is a file, else the command itself. */
function fileOf([program, ...words]: readonly string[]): string | undefined {
  const file = words.find((word) => existsSync(word) && statSync(word).isFile()) ?? program
  if (file === undefined) return undefined
  const path = relative(process.cwd(), resolve(file))
  return path.startsWith('..') || isAbsolute(path) ? basename(file) : path
}
