import { didYouMean } from '../../contracts/did-you-mean.js'
import { areaOf, areas, type Rule } from '../model/rule.js'

/**
 * The rules of these ids and areas; all that were not withdrawn, when none is named.
 * @throws {RangeError} naming the nearest that there is
 */
export function selectRules(rules: readonly Rule[], names: readonly string[] = []): Rule[] {
  const known = [...areas, ...rules.map(({ id }) => id)]
  const unknown = names.find((name) => !known.some((each) => each === name))
  if (unknown !== undefined) {
    const near = didYouMean(unknown, known)
    throw new RangeError(
      `${JSON.stringify(unknown.slice(0, 80))} is no rule and no area${near ? `; did you mean ${near}?` : ''}`,
    )
  }
  return rules.filter(
    (rule) =>
      rule.status !== 'withdrawn' &&
      (names.length === 0 || names.includes(rule.id) || names.includes(areaOf(rule.id))),
  )
}
