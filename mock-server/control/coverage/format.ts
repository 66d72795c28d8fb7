import { ControlError } from '../error.js'
import { quoted } from '../quoted.js'
import type { CoverageReport } from './coverage.js'

export const coverageFormats = ['text', 'markdown', 'json'] as const

export type CoverageFormat = (typeof coverageFormats)[number]

/** @throws {ControlError} 400 listing the formats */
export function requireFormat(given: string): CoverageFormat {
  const found = coverageFormats.find((format) => format === given)
  if (found) return found
  throw new ControlError(400, `format must be one of ${coverageFormats.join(', ')}, not ${quoted(given)}.`)
}

type Row = readonly string[]

interface CoverageTable {
  readonly head: Row
  readonly rows: readonly Row[]
}

/**
 * A report as text for a terminal, as Markdown, or as JSON.
 * @throws {ControlError} 400 for another format
 */
export function formatCoverage(report: CoverageReport, format: CoverageFormat): string {
  requireFormat(format)
  if (format === 'json') return `${JSON.stringify(report, null, 2)}\n`
  const { of, covered, total, percent, requests, unmatched } = report
  const whose = of === 'all' ? 'all sandboxes' : `sandbox ${of}`
  const title = `Coverage of ${whose}: ${covered} of ${total} (${percent} %)`
  const note = `Requests: ${requests} (${unmatched} matched no operation). The column "seen" shows faults in parentheses.`
  const tables = [cells(report), situations(report), answers(report)]
  const shown = tables.map(format === 'markdown' ? markdown : text)
  return [format === 'markdown' ? `## ${title}` : title, note, ...shown].join('\n\n') + '\n'
}

const nothing = '-'

/** A fault may let no response reach the client. */
function shown(status: number): string {
  return status === 0 ? 'no response' : String(status)
}

function times(seen: CoverageReport['cells'][number]['seen']): string {
  const parts = seen.map(
    ({ status, fault, count }) => `${shown(status)}${fault === undefined ? '' : ` (${fault})`} x${count}`,
  )
  return parts.join(', ') || nothing
}

function cells({ cells: all }: CoverageReport): CoverageTable {
  return {
    head: ['call/recording', 'command', 'expected', 'seen'],
    rows: all.map(({ call, recording, command, expected, seen }) => [
      `${call}/${recording}`,
      command,
      String(expected),
      times(seen),
    ]),
  }
}

function situations({ situations: all }: CoverageReport): CoverageTable {
  return {
    head: ['situation', 'seen', 'meaning'],
    rows: all.map(({ name, imitated, count, meaning }) => [
      name,
      imitated ? (count === 0 ? nothing : `x${count}`) : 'not possible',
      meaning,
    ]),
  }
}

function answers({ answers: all }: CoverageReport): CoverageTable {
  return {
    head: ['operation', 'status', 'rule', 'fault', 'count'],
    rows: all.map(({ operation, status, row, rule, fault, count }) => [
      operation ?? '(none)',
      shown(status),
      rule ?? row ?? nothing,
      fault ?? nothing,
      String(count),
    ]),
  }
}

function text({ head, rows }: CoverageTable): string {
  const widths = head.map((name, column) =>
    Math.max(name.length, ...rows.map((row) => row[column]?.length ?? 0)),
  )
  return [head, ...rows]
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

function markdown({ head, rows }: CoverageTable): string {
  const line = (row: Row) => `| ${row.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}
