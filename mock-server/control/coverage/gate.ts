import * as control from '../../../generated/control.js'
import { parse } from '../parse.js'
import type { CoverageReport } from './coverage.js'

/** What the coverage must contain. */
export interface Gate {
  /** Names of situations, ids of cells, or statuses. */
  readonly require?: readonly string[]
  /** Minimum percentage of cells and situations, from 0 to 100. */
  readonly min?: number
}

/** `code` is 0 when every requirement is met, 1 when one is not, 2 when one cannot be measured. */
export interface CoverageVerdict {
  readonly code: 0 | 1 | 2
  readonly reasons: readonly string[]
}

/**
 * Checks a report against a gate. A requirement that cannot be measured never passes.
 * @throws {ControlError} 400 for an unknown field of the gate
 */
export function judgeCoverage(report: CoverageReport, gate: Gate): CoverageVerdict {
  const { require = [], min = 0 } = parse(control.gate, gate, 'gate') as Gate
  if (report.requests === 0) {
    return { code: 2, reasons: ['Coverage cannot be measured because the mock received no requests.'] }
  }
  const unmeasurable = unmeasurableIn(report, require)
  if (unmeasurable.length > 0) return { code: 2, reasons: unmeasurable }
  const missing = require.filter((name) => !wasSeen(report, name))
  const low = report.percent < min ? [`Coverage is ${report.percent} %, below the required ${min} %.`] : []
  const reasons = [...missing.map((name) => `${name} is required but was not seen.`), ...low]
  return { code: reasons.length > 0 ? 1 : 0, reasons }
}

/** A message for each requirement that no run can meet, so that a misspelt name is reported before the run. */
export function unmeasurableIn(report: CoverageReport, names: readonly string[]): string[] {
  return names.flatMap((name) => unmeasurableOf(report, name))
}

const status = /^[1-5]\d\d$/

function unmeasurableOf({ situations, cells }: CoverageReport, name: string): string[] {
  const situation = situations.find((each) => each.name === name)
  if (situation) {
    return situation.imitated
      ? []
      : [`${name} cannot be measured with the current settings of the mock (${situation.meaning}).`]
  }
  if (status.test(name) || cells.some(({ id }) => id === name)) return []
  const names = situations.map((each) => each.name).join(', ')
  return [
    `Unknown requirement ${JSON.stringify(name)}. Use ${names}, any other status, or a cell such as ${cells[0]?.id}.`,
  ]
}

function wasSeen({ situations, cells, answers }: CoverageReport, name: string): boolean {
  const situation = situations.find((each) => each.name === name)
  if (situation) return situation.count > 0
  const cell = cells.find(({ id }) => id === name)
  return cell ? cell.covered : answers.some((answer) => String(answer.status) === name)
}
