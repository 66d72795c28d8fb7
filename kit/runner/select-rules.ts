import { didYouMean } from '../../contracts/did-you-mean.js'
import { areaOf, areas, type Rule } from '../model/rule.js'

/**
 * The rules with these ids and areas; without names, all rules that were not withdrawn.
 * @throws {RangeError} for an unknown name, with the nearest known one
 */
export function selectRules(rules: readonly Rule[], names: readonly string[] = []): Rule[] {
  const known = [...areas, ...rules.map(({ id }) => id)]
  const unknown = names.find((name) => !known.some((each) => each === name))
  if (unknown !== undefined) {
    const near = didYouMean(unknown, known)
    throw new RangeError(
      `${JSON.stringify(unknown.slice(0, 80))} is not a rule or an area.${near ? ` Did you mean ${near}?` : ''}`,
    )
  }
  return rules.filter(
    (rule) =>
      rule.status !== 'withdrawn' &&
      (names.length === 0 || names.includes(rule.id) || names.includes(areaOf(rule.id))),
  )
}
