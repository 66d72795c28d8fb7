import type { TraceExchange } from '../model/exchange.js'
import { replay, type Replayed } from '../replay/replay.js'
import type { Start } from '../replay/start.js'
import { optionOf, scenarioUnder, withOption, type Dimension, type Hypothesis } from './dimension.js'

/** A hypothesis with what the mock did under it. */
export interface Tried {
  readonly hypothesis: Hypothesis
  readonly run: Replayed
}

/** How many combinations of two dimensions are tried for one exchange that no single one explains. */
const maxPairs = 200
/** After so many replays no further explanation is looked for. */
const maxReplays = 4000

/** Replays one trace under hypotheses. */
export class Search {
  readonly #exchanges: readonly TraceExchange[]
  readonly #start: Start
  readonly #dimensions: ReadonlyMap<string, Dimension>
  readonly #onReplay: () => void
  /** How often the trace was replayed. */
  replays = 0
  /** How many exchanges had more pairs of dimensions than were tried. */
  pairsLeftOut = 0

  constructor(
    exchanges: readonly TraceExchange[],
    start: Start,
    dimensions: readonly Dimension[],
    onReplay: () => void = () => undefined,
  ) {
    this.#exchanges = exchanges
    this.#start = start
    this.#dimensions = new Map(dimensions.map((each) => [each.name, each]))
    this.#onReplay = onReplay
  }

  /** @param limit of the loss; the run ends when it is exceeded */
  async try(hypothesis: Hypothesis, limit = Infinity): Promise<Tried> {
    this.replays += 1
    this.#onReplay()
    const scenario = scenarioUnder(this.#start.scenario, this.#dimensions, hypothesis)
    return { hypothesis, run: await replay(this.#exchanges, this.#start, scenario, limit) }
  }

  /** The dimensions that can affect one exchange of a run, the nearest first. */
  near({ run }: Tried, index: number): Dimension[] {
    const names = new Set<string>()
    for (let each = index; each >= 0; each -= 1)
      for (const name of run.outcomes[each]?.read ?? []) names.add(name)
    const read = [...names].flatMap((name) => this.#dimensions.get(name) ?? [])
    const other = [...this.#dimensions.values()].filter(({ touches }) => touches?.has(index))
    const ofKind = (wanted: Dimension['kind']) => other.filter(({ kind }) => kind === wanted)
    return [...ofKind('state'), ...new Set([...read, ...ofKind('variant')]), ...ofKind('time')]
  }

  /** The dimensions that can affect an exchange directly. */
  at({ run }: Tried, index: number): Dimension[] {
    return [...this.#dimensions.values()].filter(
      ({ name, touches }) => touches?.has(index) ?? run.outcomes[index]?.read.has(name) ?? false,
    )
  }

  /** All dimensions that could affect any response of a run. */
  reached({ run }: Tried): Dimension[] {
    return [...this.#dimensions.values()].filter(
      ({ name, touches }) => touches !== undefined || run.outcomes.some(({ read }) => read.has(name)),
    )
  }

  /**
   * Changes one option at a time, or two, as long as the mock agrees more. If something remains unexplained, it does so
   * again without each dimension whose option was changed, because that may have been the wrong explanation. Then undoes
   * what is not needed.
   */
  async best(): Promise<Tried> {
    let best = await this.#improved(await this.try(new Map()), nothing)
    let excluded = this.#suspects(best)
    for (let name = excluded.shift(); name !== undefined; name = excluded.shift()) {
      if (this.replays > maxReplays) {
        this.pairsLeftOut += 1
        break
      }
      const hypothesis = new Map(best.hypothesis)
      hypothesis.delete(name)
      const other = await this.#improved(await this.try(hypothesis), new Set([name]))
      if (other.run.loss >= best.run.loss) continue
      best = other
      excluded = this.#suspects(best)
    }
    return this.#smallest(best)
  }

  /** The changed dimensions that affect what remains unexplained, times first. */
  #suspects(best: Tried): string[] {
    const index = best.run.outcomes.findIndex(({ differences }) =>
      differences.some(({ weight }) => weight !== 'note'),
    )
    if (index < 0) return []
    const changed = this.near(best, index).filter(({ name }) => best.hypothesis.has(name))
    const [times, others] = [changed.filter(isTime), changed.filter((each) => !isTime(each))]
    return [...times, ...others].map(({ name }) => name)
  }

  async #improved(from: Tried, excluded: ReadonlySet<string>): Promise<Tried> {
    let best = from
    for (let index = firstLoss(best.run, 0); index >= 0; index = firstLoss(best.run, index)) {
      const better = (await this.#single(best, index, excluded)) ?? (await this.#pair(best, index, excluded))
      if (better) best = better
      // An option may have changed an earlier exchange for the better or the worse.
      index = better ? 0 : index + 1
    }
    return best
  }

  async #single(best: Tried, index: number, excluded: ReadonlySet<string>): Promise<Tried | undefined> {
    let better: Tried | undefined
    for (const dimension of this.near(best, index)) {
      if (excluded.has(dimension.name)) continue
      for (const option of this.othersOf(best, dimension)) {
        const limit = (better ?? best).run.loss
        const tried = await this.try(withOption(best.hypothesis, dimension, option), limit)
        if (tried.run.loss < limit) better = tried
      }
    }
    return better
  }

  /** Two options together, the second of a dimension that the first one brings into play. */
  async #pair(best: Tried, index: number, excluded: ReadonlySet<string>): Promise<Tried | undefined> {
    let left = maxPairs
    for (const one of this.at(best, index)) {
      if (excluded.has(one.name)) continue
      for (const option of this.othersOf(best, one)) {
        const changed = await this.try(withOption(best.hypothesis, one, option))
        for (const other of this.at(changed, index)) {
          if (other.name === one.name || excluded.has(other.name)) continue
          for (const second of this.othersOf(changed, other)) {
            if ((left -= 1) < 0) {
              this.pairsLeftOut += 1
              return undefined
            }
            const tried = await this.try(withOption(changed.hypothesis, other, second), best.run.loss)
            if (tried.run.loss < best.run.loss) return tried
          }
        }
      }
    }
    return undefined
  }

  /** Goes back to the first option of each dimension whose option is not needed. */
  async #smallest(best: Tried): Promise<Tried> {
    let smallest = best
    for (const name of best.hypothesis.keys()) {
      const hypothesis = new Map(smallest.hypothesis)
      hypothesis.delete(name)
      const tried = await this.try(hypothesis)
      if (tried.run.loss <= smallest.run.loss) smallest = tried
    }
    return smallest
  }

  /** The options of a dimension that are not in force. */
  othersOf({ hypothesis }: Tried, dimension: Dimension): string[] {
    const inForce = optionOf(hypothesis, dimension)
    return dimension.options.filter((option) => option !== inForce)
  }
}

const nothing: ReadonlySet<string> = new Set()
const isTime = ({ kind }: Dimension) => kind === 'time'

function firstLoss({ outcomes }: Replayed, from: number): number {
  return outcomes.findIndex(({ loss }, index) => index >= from && loss > 0)
}
