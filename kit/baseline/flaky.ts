import type { Flaky } from './baseline.js'
import type { Rule } from '../model/rule.js'
import type { Verdict } from '../model/verdict.js'
import type { RuleResult, Tries } from '../model/result.js'
const broken: ReadonlySet<Verdict> = new Set(['fail', 'warn'])

/**
 * Tries a rule again that was broken and is known to be so now and then: as often as the baseline says, or until
 * it was not kept more often than that is borne. What else there is stays as it is.
 */
export async function triedAgain(
  result: RuleResult,
  flaky: readonly Flaky[] = [],
  again: (rule: Rule) => Promise<RuleResult>,
): Promise<RuleResult> {
  const known = flaky.find(({ rule }) => rule === result.rule.id)
  if (!known || !broken.has(result.verdict)) return result
  let tries: Tries = { failures: 1, of: 1 }
  while (tries.of < known.max.of && tries.failures <= known.max.failures) {
    const { verdict } = await again(result.rule)
    tries = { failures: tries.failures + (verdict === 'pass' ? 0 : 1), of: tries.of + 1 }
  }
  return { ...result, tries }
}
