import { readFile } from 'node:fs/promises'
import { coursesOf, historyPage, inOrder, type NamedReport } from '../../kit/report/html/history.js'
import type { Report } from '../../kit/report/report.js'
import { exitUsage } from '../output/exit-codes.js'
import { writeReport } from '../output/report-file.js'
import { terminal } from '../output/terminal.js'

export interface HistoryFlags {
  readonly html?: string
}

/**
 * Shows how the verdicts changed over several runs of `check` or `observe`.
 * @param files their JSON reports, in any order
 * @returns 0, or 2 when a file is not a report
 */
export async function history(files: readonly string[], { html }: HistoryFlags): Promise<number> {
  const runs: NamedReport[] = []
  for (const file of files) {
    const report = await reportIn(file)
    if (!report) {
      const message = `${JSON.stringify(file)} is not a JSON report. Write one with cxone-mock check --json FILE.`
      terminal().stderr.write(`cxone-mock: ${message}\n`)
      return exitUsage
    }
    runs.push({ name: file.slice(file.lastIndexOf('/') + 1), report })
  }
  const sorted = inOrder(runs)
  for (const { name, report } of sorted) {
    terminal().stdout.write(`${report.manifest.startedAt}  ${report.denominator}  ${name}\n`)
  }
  for (const { id, verdicts } of coursesOf(sorted)) {
    terminal().stdout.write(`${id}  ${verdicts.map((rule) => rule?.verdict ?? 'not run').join(' → ')}\n`)
  }
  if (html !== undefined) await writeReport(html, historyPage(sorted))
  return 0
}

/** The report in a file. Undefined when the file is something else. @throws {Error} when it cannot be read */
async function reportIn(file: string): Promise<Report | undefined> {
  const text = await readFile(file, 'utf8')
  try {
    // The fields that are read here are checked. Version 1 of the format has all others.
    const value = JSON.parse(text) as Partial<Report> | null
    const isReport =
      value?.version === 1 && Array.isArray(value.rules) && typeof value.manifest?.startedAt === 'string'
    return isReport ? (value as Report) : undefined
  } catch {
    return undefined
  }
}
