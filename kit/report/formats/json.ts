import type { Report } from '../report.js'

/** The report itself, as schemas/report.schema.json describes it. */
export function json(report: Report): string {
  return `${JSON.stringify(report, null, 2)}\n`
}
