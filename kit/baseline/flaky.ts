import type { Flaky } from './baseline.js'
import type { Rule } from '../model/rule.js'
import type { Verdict } from '../model/verdict.js'
import type { RuleResult, Tries } from '../model/result.js'

const failing: ReadonlySet<Verdict> = new Set(['fail', 'warn'])

/**
 * Reruns a flaky rule that failed: as often as the baseline says, or until it has failed more often than tolerated.
 * Other results stay unchanged.
 */
export async function retryFlaky(
  result: RuleResult,
  flaky: readonly Flaky[] = [],
  rerun: (rule: Rule) => Promise<RuleResult>,
): Promise<RuleResult> {
  const known = flaky.find(({ rule }) => rule === result.rule.id)
  if (!known || !failing.has(result.verdict)) return result
  let tries: Tries = { failures: 1, of: 1 }
  while (tries.of < known.max.of && tries.failures <= known.max.failures) {
    const { verdict } = await rerun(result.rule)
    tries = { failures: tries.failures + (verdict === 'pass' ? 0 : 1), of: tries.of + 1 }
  }
  return { ...result, tries }
}
