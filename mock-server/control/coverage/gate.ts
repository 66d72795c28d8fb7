import type { CoverageReport } from './coverage.js'

/** What a coverage must have. */
export interface Gate {
  /** Names of situations, ids of cells, or statuses. */
  readonly require?: readonly string[]
  /** Percent of the cells and situations. */
  readonly min?: number
}

/** 0: all is there. 1: something is missing. 2: it cannot be measured. */
export interface CoverageVerdict {
  readonly code: 0 | 1 | 2
  readonly reasons: readonly string[]
}

/** Holds a report against a gate. What was not measured is never good. */
export function judgeCoverage(report: CoverageReport, { require = [], min = 0 }: Gate): CoverageVerdict {
  if (report.requests === 0) {
    return { code: 2, reasons: ['Nothing can be measured: no request has come in.'] }
  }
  const unmeasurable = unmeasurableIn(report, require)
  if (unmeasurable.length > 0) return { code: 2, reasons: unmeasurable }
  const missing = require.filter((name) => !isMet(report, name))
  const low = report.percent < min ? [`${report.percent} % are covered, ${min} % are asked for.`] : []
  const reasons = [...missing.map((name) => `${name} was asked for and not met.`), ...low]
  return { code: reasons.length > 0 ? 1 : 0, reasons }
}

/** Which of these names no run could ever meet, with what there is: a misspelt one is known before anything runs. */
export function unmeasurableIn(report: CoverageReport, names: readonly string[]): string[] {
  return names.flatMap((name) => unmeasurableOf(report, name))
}

const status = /^[1-5]\d\d$/

function unmeasurableOf({ situations, cells }: CoverageReport, name: string): string[] {
  const situation = situations.find((each) => each.name === name)
  if (situation) {
    return situation.imitated
      ? []
      : [`${name} cannot be measured: the mock does not answer so here (${situation.meaning}).`]
  }
  if (status.test(name) || cells.some(({ id }) => id === name)) return []
  const names = situations.map((each) => each.name).join(', ')
  return [
    `${JSON.stringify(name)} is nothing that can be required: there are ${names}, any other status, and cells like ${cells[0]?.id}.`,
  ]
}

function isMet({ situations, cells, answers }: CoverageReport, name: string): boolean {
  const situation = situations.find((each) => each.name === name)
  if (situation) return situation.count > 0
  const cell = cells.find(({ id }) => id === name)
  return cell ? cell.covered : answers.some((answer) => String(answer.status) === name)
}
