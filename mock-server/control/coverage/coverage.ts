import { contracts, type OperationId } from '../../../contracts/api/index.js'
import type { SandboxRegistry } from '../../sandbox/registry.js'
import type { Sandbox } from '../../sandbox/sandbox.js'
import { cellsOf, type Cell, type Choices } from './cells.js'
import { situations } from './situations.js'
import { Counter, type Counted } from '../../sandbox/counter.js'
import { unmatchedRules } from '../journal/unmatched.js'
import type { CommandSurface } from '../../../contracts/lifecycle/row.js'

/** A cell with the responses that it got. */
interface CoveredCell extends Cell {
  readonly seen: readonly { readonly status: number; readonly fault?: string; readonly count: number }[]
  /** Whether the client received a response of the API here, not one of a fault. */
  readonly covered: boolean
}

interface CoveredSituation {
  readonly name: string
  readonly meaning: string
  /** False when the mock cannot produce it with its current settings. It is left out of the total then. */
  readonly imitated: boolean
  readonly count: number
}

/** Which behaviours of the API a client has seen. */
export interface CoverageReport {
  /** The id of a sandbox, or `all` for all sandboxes including deleted ones. */
  readonly of: string
  readonly requests: number
  /** Requests that matched no operation. */
  readonly unmatched: number
  readonly covered: number
  readonly total: number
  readonly percent: number
  readonly cells: readonly CoveredCell[]
  readonly situations: readonly CoveredSituation[]
  /** Every kind of response: operation, rule or row of the lifecycle, status and fault. */
  readonly answers: readonly Omit<Counted, 'genuine'>[]
}

/** The coverage of all sandboxes, including deleted ones. The choices of the default one determine the cells. */
export function coverageOfAll({ all, deleted, default: main }: SandboxRegistry): CoverageReport {
  const counter = new Counter()
  counter.merge(deleted.all())
  for (const { counts } of all.values()) counter.merge(counts.all())
  return reportOf('all', counter, main.world)
}

export function coverageOf({ id, counts, world }: Sandbox): CoverageReport {
  return reportOf(id, counts, world)
}

function reportOf(of: string, counter: Counter, choices: Choices): CoverageReport {
  const all = counter.all()
  const surfaces = [...new Set<CommandSurface>(['api-v2', ...all.flatMap(surfaceUsed)])]
  const cells = surfaces
    .flatMap((surface) => cellsOf(surface, choices))
    .map((cell): CoveredCell => {
      const here = all.filter(({ row }) => row !== undefined && cell.rows.includes(row))
      return { ...cell, seen: mergeByStatus(here), covered: here.some(({ genuine }) => genuine) }
    })
  const counted = situations.map(({ name, meaning, matches, isPossible }): CoveredSituation => {
    const count = countOf(all.filter(matches))
    return { name, meaning, imitated: count > 0 || (isPossible?.(choices.settle) ?? true), count }
  })
  const covered =
    cells.filter((cell) => cell.covered).length + counted.filter(({ count }) => count > 0).length
  const total = cells.length + counted.filter(({ imitated }) => imitated).length
  return {
    of,
    requests: countOf(all),
    unmatched: countOf(all.filter(({ rule }) => rule !== undefined && unmatchedRules.has(rule))),
    covered,
    total,
    percent: Math.floor((covered / total) * 1000) / 10,
    cells,
    situations: counted,
    answers: all.map(({ genuine: _, ...seen }) => ({ ...seen })),
  }
}

const participantOperations: ReadonlySet<OperationId> = new Set([
  'patchConversationsCallParticipant',
  'postConversationsCallParticipantSnippetRecord',
])

/** Surfaces that were never called are left out of the report. */
function surfaceUsed({ operation }: Counted): CommandSurface[] {
  if (operation && participantOperations.has(operation)) return ['participant']
  const surface = operation && contracts[operation].surface
  return surface === 'record-on-demand' || surface === 'agent' ? [surface] : []
}

function mergeByStatus(all: readonly Counted[]): CoveredCell['seen'] {
  const merged = new Map<string, { status: number; fault?: string; count: number }>()
  for (const { status, fault, count } of all) {
    const key = `${status} ${fault}`
    const before = merged.get(key)?.count ?? 0
    merged.set(key, { status, ...(fault === undefined ? {} : { fault }), count: before + count })
  }
  return [...merged.values()]
}

function countOf(all: readonly Counted[]): number {
  return all.reduce((sum, { count }) => sum + count, 0)
}
