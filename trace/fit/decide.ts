import type { TraceExchange } from '../model/exchange.js'
import { jsonOf, objectOf } from '../read/values.js'
import { operationOf } from '../replay/infer.js'
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
export async function decisionsOf(
  search: Search,
  best: Tried,
  exchanges: readonly TraceExchange[],
): Promise<Decision[]> {
  const decisions: Decision[] = []
  const unexplained = unexplainedSubjects(best, exchanges)
  for (const dimension of search.reached(best)) {
    const decision = await decide(search, best, dimension)
    const proof = decision.proof === undefined ? undefined : exchanges[decision.proof]
    const isDoubtful = proof && subjectsOf(proof).some((subject) => unexplained.has(subject))
    decisions.push(isDoubtful ? { ...decision, option: undefined, proof: undefined } : decision)
  }
  return decisions
}

/** The calls and users of responses that nothing explains: what other responses say about them is doubtful. */
function unexplainedSubjects({ run }: Tried, exchanges: readonly TraceExchange[]): ReadonlySet<string> {
  return new Set(
    exchanges.flatMap((exchange, index) => {
      const differs = run.outcomes[index]?.differences.some(({ weight }) => weight !== 'note') ?? false
      return differs ? subjectsOf(exchange) : []
    }),
  )
}

function subjectsOf(exchange: TraceExchange): string[] {
  const { recordingId } = objectOf(jsonOf(exchange.body))
  const user = new URLSearchParams(exchange.target.split('?')[1] ?? '').get('userId')
  return [...Object.values(operationOf(exchange)?.params ?? {}), recordingId, user].filter(
    (value) => typeof value === 'string',
  )
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
  // Durations between two that the trace tells apart are equally good, so one of them is taken.
  const isOne =
    dimension.kind === 'time' ? !possible.includes(dimension.options[0] ?? '') : possible.length === 1
  const isDecided = isOne && !isUnclear && proof !== undefined
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
    if (partner.name === dimension.name || areOne(partner, dimension)) continue
    for (const option of search.othersOf(best, partner)) {
      const tried = await search.try(withOption(changed.hypothesis, partner, option), best.run.loss)
      if (tried.run.loss <= best.run.loss) return partner.name
    }
  }
  return undefined
}

/** The register names some settle times, and a profile can state any: both are one question. */
function areOne(one: Dimension, other: Dimension): boolean {
  const names = new Set([one.name, other.name])
  return names.has('settle') && names.has('commands-in-work')
}
