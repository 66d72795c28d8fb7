import type { Report } from '../report.js'

/** The report as JSON, described by schemas/report.schema.json. */
export function json(report: Report): string {
  return `${JSON.stringify(report, null, 2)}\n`
}
