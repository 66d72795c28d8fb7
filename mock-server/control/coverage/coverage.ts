import { contracts } from '../../../contracts/api/index.js'
import type { Kernel } from '../../kernel/kernel.js'
import type { Sandbox } from '../../sandbox/sandbox.js'
import { cellsOf, type Cell, type Choices } from './cells.js'
import { situations } from './situations.js'
import { Counter, type Counted } from './counter.js'
import { unmatchedRules } from '../journal/unmatched.js'
import type { CommandSurface } from '../../../contracts/lifecycle/row.js';

/** What was answered in one cell. */
interface CoveredCell extends Cell {
  readonly seen: readonly { readonly status: number; readonly fault?: string; readonly count: number }[]
  /** Whether the client got an answer of the API here, and not of a fault. */
  readonly covered: boolean
}

interface CoveredSituation {
  readonly name: string
  readonly meaning: string
  /** False: the mock cannot answer so as it was set up, and nothing can be said of it. */
  readonly imitated: boolean
  readonly count: number
}

/** Which behaviours of the API a client has met so far. */
export interface CoverageReport {
  /** The id of a sandbox, or `all`, those that are deleted included. */
  readonly of: string
  readonly requests: number
  /** Requests that no operation took. */
  readonly unmatched: number
  readonly covered: number
  readonly total: number
  readonly percent: number
  readonly cells: readonly CoveredCell[]
  readonly situations: readonly CoveredSituation[]
  /** Every kind of answer: operation, rule or row of the lifecycle, status and fault. */
  readonly answers: readonly Omit<Counted, 'genuine'>[]
}

/**
 * Counts what is answered, from the first request on. It survives what a journal drops and what a reset or a
 * deletion forgets, so that tests with a sandbox each add up.
 */
export class Coverage {
  readonly #all = new Counter()
  readonly #bySandbox = new WeakMap<Sandbox, Counter>()

  constructor(kernel: Pick<Kernel, 'onExchange' | 'sandboxes'>) {
    kernel.onExchange((exchange) => {
      this.#all.add(exchange)
      const sandbox = kernel.sandboxes.get(exchange.sandboxId)
      if (sandbox) this.#tallyOf(sandbox).add(exchange)
    })
  }

  /** Of every sandbox; the cells are those under `choices`. */
  ofAll(choices: Choices): CoverageReport {
    return reportOf('all', this.#all, choices)
  }

  of(sandbox: Sandbox): CoverageReport {
    return reportOf(sandbox.id, this.#tallyOf(sandbox), sandbox.world)
  }

  #tallyOf(sandbox: Sandbox): Counter {
    const known = this.#bySandbox.get(sandbox)
    if (known) return known
    const tally = new Counter()
    this.#bySandbox.set(sandbox, tally)
    return tally
  }
}

function reportOf(of: string, tally: Counter, choices: Choices): CoverageReport {
  const all = tally.all()
  const surfaces = [...new Set<CommandSurface>(['api-v2', ...all.flatMap(surfaceUsed)])]
  const cells = surfaces
    .flatMap((surface) => cellsOf(surface, choices))
    .map((cell): CoveredCell => {
      const here = all.filter(({ row }) => row !== undefined && cell.rows.includes(row))
      return { ...cell, seen: mergeByAnswer(here), covered: here.some(({ genuine }) => genuine) }
    })
  const met = situations.map(({ name, meaning, isMet, isPossible }): CoveredSituation => {
    const count = countOf(all.filter(isMet))
    return { name, meaning, imitated: count > 0 || (isPossible?.(choices.settle) ?? true), count }
  })
  const covered = cells.filter((cell) => cell.covered).length + met.filter(({ count }) => count > 0).length
  const total = cells.length + met.filter(({ imitated }) => imitated).length
  return {
    of,
    requests: countOf(all),
    unmatched: countOf(all.filter(({ rule }) => rule !== undefined && unmatchedRules.has(rule))),
    covered,
    total,
    percent: Math.floor((covered / total) * 1000) / 10,
    cells,
    situations: met,
    answers: all.map(({ genuine: _, ...seen }) => ({ ...seen })),
  }
}

/** Who never used a part of the API has nothing to cover there. */
function surfaceUsed({ operation }: Counted): CommandSurface[] {
  const surface = operation && contracts[operation].surface
  return surface === 'record-on-demand' || surface === 'agent' ? [surface] : []
}

function mergeByAnswer(all: readonly Counted[]): CoveredCell['seen'] {
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
