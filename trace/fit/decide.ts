import { optionOf, withOption, type Dimension } from './dimension.js'
import type { Search, Tried } from './search.js'

/** What a trace says about one dimension. */
export interface Decision {
  readonly dimension: Dimension
  /** The only option that explains the trace, if there is only one. */
  readonly option: string | undefined
  /** The options that explain the trace equally well. */
  readonly possible: readonly string[]
  /** The exchange that no other option explains, by index. */
  readonly proof: number | undefined
  /** Another dimension that could explain the trace together with another option of this one. */
  readonly insteadOf?: string
}

/**
 * What a trace decides about each dimension that its responses depend on. Each other option is tried alone, and together
 * with another option of each dimension that affects the first exchange that then differs.
 */
export async function decisionsOf(search: Search, best: Tried): Promise<Decision[]> {
  const decisions: Decision[] = []
  for (const dimension of search.reached(best)) decisions.push(await decide(search, best, dimension))
  return decisions
}

async function decide(search: Search, best: Tried, dimension: Dimension): Promise<Decision> {
  const inForce = optionOf(best.hypothesis, dimension)
  const possible = [inForce]
  let proof: number | undefined
  let insteadOf: string | undefined
  let isUnclear = false
  for (const option of search.othersOf(best, dimension)) {
    const tried = await search.try(withOption(best.hypothesis, dimension, option), best.run.loss)
    const worse = firstWorse(best, tried)
    if (worse === undefined || tried.run.loss <= best.run.loss) {
      possible.push(option)
      continue
    }
    // An exchange that differs under both options proves neither.
    if ((best.run.outcomes[worse]?.differences ?? []).some(({ weight }) => weight !== 'note'))
      isUnclear = true
    proof = Math.min(proof ?? worse, worse)
    const partner = await partnerOf(search, best, tried, dimension, worse)
    if (partner !== undefined) {
      insteadOf = partner
      possible.push(option)
    }
  }
  const isDecided = possible.length === 1 && !isUnclear && proof !== undefined
  return {
    dimension,
    option: isDecided ? inForce : undefined,
    possible,
    proof: isDecided ? proof : undefined,
    ...(insteadOf === undefined ? {} : { insteadOf }),
  }
}

/** The first exchange that agrees less. */
function firstWorse(best: Tried, tried: Tried): number | undefined {
  const at = tried.run.outcomes.findIndex(({ loss }, index) => loss > (best.run.outcomes[index]?.loss ?? 0))
  return at < 0 ? undefined : at
}

/** A dimension another option of which makes up for the changed one. */
async function partnerOf(
  search: Search,
  best: Tried,
  changed: Tried,
  dimension: Dimension,
  worse: number,
): Promise<string | undefined> {
  const partners = new Set([...search.at(changed, worse), ...search.at(best, worse)])
  for (const partner of partners) {
    if (partner.name === dimension.name) continue
    for (const option of search.othersOf(best, partner)) {
      const tried = await search.try(withOption(changed.hypothesis, partner, option), best.run.loss)
      if (tried.run.loss <= best.run.loss) return partner.name
    }
  }
  return undefined
}
