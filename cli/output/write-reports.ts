import { appendFile, readFile } from 'node:fs/promises'
import type { BaselineChanges } from '../../kit/baseline/changes.js'
import type { ReadBaseline } from '../../kit/baseline/file.js'
import type { Rule } from '../../kit/model/rule.js'
import { annotations, badge, json, page, pretty, sarif, stepSummary } from '../../kit/report/formats/index.js'
import type { Report } from '../../kit/report/report.js'
import { version } from '../../mock-server/control/version.js'
import { outOf, paint } from './log.js'
import { writeReport } from './report-file.js'
import type { ReportFlags } from '../flags/report.js'
import { terminal } from './terminal.js'

/**
 * Reads the baseline that the flags name; with `--update-baseline` it need not be there.
 * @throws {Error} naming the file, and what is wrong in it
 */
export async function baselineOf(
  { baseline: file, updateBaseline }: ReportFlags,
  rules: readonly Rule[],
  client: string,
): Promise<ReadBaseline | undefined> {
  if (file === undefined) {
    if (updateBaseline) throw new Error('--update-baseline needs --baseline FILE')
    return undefined
  }
  const text = await textOf(file)
  if (text === undefined && updateBaseline) return undefined
  if (text === undefined) throw new Error(`${file}: there is no such file; --update-baseline writes it`)
  const { readBaseline, requireClient } = await import('../../kit/baseline/file.js')
  try {
    const read = readBaseline(text, rules, version, { isUpdate: updateBaseline === true })
    requireClient(read.baseline, client)
    return read
  } catch (error) {
    throw new Error(`${file}: ${error instanceof Error ? error.message : String(error)}`, { cause: error })
  }
}

/** Prints the report, and writes every file that was asked for. */
export async function writeReports(report: Report, flags: ReportFlags): Promise<void> {
  const out = outOf(terminal().stdout)
  out.write(pretty(report, { paint: (style, text) => paint(out, style, text), all: flags.all === true }))
  const files: readonly (readonly [string | undefined, () => string | Promise<string>])[] = [
    [flags.json, () => json(report)],
    [flags.html, () => page(report, { all: flags.all === true })],
    [flags.sarif, () => sarif(report)],
    [flags.junit, async () => (await import('../../kit/report/formats/junit.js')).junit(report)],
  ]
  for (const [file, write] of files) if (file !== undefined) await writeReport(file, await write())
  await saveBadge(report, flags)
  if (flags.updateBaseline && flags.baseline !== undefined) await updateBaseline(report, flags.baseline)
  if (flags.github) await tellGithub(report)
}

async function saveBadge(report: Report, { badge: file }: ReportFlags): Promise<void> {
  if (file === undefined) return
  const text = badge(report)
  if (text === undefined) {
    terminal().stderr.write(`cxone-mock: no badge is written: not every rule that can fail was reached\n`)
    return
  }
  await writeReport(file, text)
}

async function updateBaseline(report: Report, file: string): Promise<void> {
  const { updatedBaseline } = await import('../../kit/report/baseline-update.js')
  const before = await textOf(file)
  const after = updatedBaseline(before, report)
  if (after !== before) await writeReport(file, after)
  const { changesOf } = await import('../../kit/baseline/changes.js')
  terminal().stderr.write(`cxone-mock: ${file}: ${changeWords(changesOf(before, after))}\n`)
}

function changeWords({ added, removed }: BaselineChanges): string {
  if (added + removed === 0) return 'nothing in it had to change'
  const parts = [
    ...(removed === 0 ? [] : [`${removed} removed that ${removed === 1 ? 'is' : 'are'} kept now`]),
    ...(added === 0 ? [] : [`${added} new: give ${added === 1 ? 'it' : 'each'} a reason`]),
  ]
  return `wrote it, ${parts.join(', ')}`
}

/** Annotations go to stdout, where the runner reads them; the summary to the file that it names. */
async function tellGithub(report: Report): Promise<void> {
  terminal().stdout.write(annotations(report))
  const summary = terminal().env['GITHUB_STEP_SUMMARY']
  if (summary) await appendFile(summary, stepSummary(report))
}

async function textOf(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
