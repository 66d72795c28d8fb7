import { ambiguities, type AmbiguityName } from '../../contracts/register/ambiguities.js'
import type { Ambiguity } from '../../contracts/register/ambiguity.js'
import type { TraceExchange } from '../model/exchange.js'
import type { Scenario } from '../../mock-server/world/start/scenario.js'

/** One thing about a server that is not known, with its possible values. */
export interface Dimension {
  readonly name: string
  /** `variant`: a question of the register. `time`: a duration that a profile states. `state`: before the trace. */
  readonly kind: 'variant' | 'time' | 'state'
  /** The first one is in force until another one explains more. */
  readonly options: readonly string[]
  readonly apply: (scenario: Scenario, option: string) => Scenario
  /** The exchanges that it can affect, by index. Undefined: those in which the mock reads the question. */
  readonly touches?: ReadonlySet<number>
}

/** A chosen option for each dimension by its name. One that is absent has its first option. */
export type Hypothesis = ReadonlyMap<string, string>

export function optionOf(hypothesis: Hypothesis, { name, options }: Dimension): string {
  return hypothesis.get(name) ?? options[0] ?? ''
}

export function withOption(hypothesis: Hypothesis, { name, options }: Dimension, option: string): Hypothesis {
  const changed = new Map(hypothesis)
  if (option === options[0]) changed.delete(name)
  else changed.set(name, option)
  return changed
}

/** The scenario under a hypothesis. */
export function scenarioUnder(
  scenario: Scenario,
  dimensions: ReadonlyMap<string, Dimension>,
  hypothesis: Hypothesis,
): Scenario {
  let changed = scenario
  for (const [name, option] of hypothesis) changed = dimensions.get(name)?.apply(changed, option) ?? changed
  return changed
}

/** Every question of the register that the trace can answer. The variants in force come first. */
export function variantDimensions(
  inForce: Readonly<Record<string, string>>,
  exchanges: readonly TraceExchange[],
): Dimension[] {
  const isUntimed = exchanges.some((each) => each.isUntimed)
  const questions = Object.entries<Ambiguity>(ambiguities).filter(
    ([name]) => !(isUntimed && name === 'commands-in-work'),
  )
  return questions.map(([name, { default: usual, variants }]) => {
    const first = inForce[name] ?? usual
    return {
      name: name as AmbiguityName,
      kind: 'variant',
      options: [first, ...Object.keys(variants).filter((variant) => variant !== first)],
      // A World reads it when it begins.
      ...(name === 'commands-in-work' ? { touches: new Set(exchanges.keys()) } : {}),
      apply: (scenario, option) => ({
        ...scenario,
        assumptions: { ...scenario.assumptions, [name]: option },
      }),
    }
  })
}
