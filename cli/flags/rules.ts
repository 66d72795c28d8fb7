import { rules } from '../../kit/rules/index.js'
import { didYouMean } from '../../contracts/did-you-mean.js'
import { isInTier, type Tier } from '../../kit/runner/tiers.js'
import { areaOf, areas, type Rule, type RuleId } from '../../kit/model/rule.js'

/** The selected rules. An empty list selects all. */
export interface RuleFlags {
  readonly rule: readonly string[]
  readonly area: readonly string[]
  readonly level: readonly string[]
  /** Default: all. */
  readonly tier?: Tier
}

/** @throws {Error} naming the unknown value, and what is allowed */
export function chooseRules({ rule, area, level, tier = 'all' }: RuleFlags): Rule[] {
  const ids: readonly string[] = requireRules('--rule', rule)
  requireKnown('--area', upper(area), new Set(areas), `Use ${areas.join(', ')}`)
  requireKnown('--level', upper(level), new Set(['MUST', 'SHOULD', 'MAY']), 'Use MUST, SHOULD or MAY')
  const wants = (wanted: readonly string[], value: string) => wanted.length === 0 || wanted.includes(value)
  return rules.filter(
    (each) =>
      each.status !== 'withdrawn' &&
      wants(ids, each.id) &&
      wants(upper(area), areaOf(each.id)) &&
      wants(upper(level), each.level) &&
      isInTier(each, tier),
  )
}

/** The ids of rules that a flag names, in any case. @throws {Error} naming the unknown id */
export function requireRules(flag: string, names: readonly string[]): RuleId[] {
  const ids = upper(names).map((id) => id.trim())
  const known = new Set<string>(rules.map(({ id }) => id))
  requireKnown(flag, ids, known, 'Run cxone-mock check --list to see the rules')
  return rules.flatMap(({ id }) => (ids.includes(id) ? [id] : []))
}

/** A well-formed id is probably not a misspelling of another. */
const isId = /^CX-[A-Z]+-\d{3}$/

function upper(words: readonly string[]): string[] {
  return words.map((word) => word.toUpperCase())
}

function requireKnown(flag: string, said: readonly string[], there: ReadonlySet<string>, help: string): void {
  const unknown = said.find((each) => !there.has(each))
  if (unknown === undefined) return
  const letters = (text: string) => text.replace(/\W/g, '')
  const like =
    [...there].find((each) => letters(each) === letters(unknown)) ??
    (isId.test(unknown) ? undefined : didYouMean(unknown, [...there]))
  const meant = like === undefined ? '' : ` Did you mean ${like}?`
  throw new Error(`${flag}: "${unknown.slice(0, 80)}" is unknown.${meant} ${help}.`)
}
