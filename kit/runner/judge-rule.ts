import { failureKinds, type FailureKind } from '../model/client.js'
import type { Finding, Rule, RuleId } from '../model/rule.js'
import type { DoneOperation, Transcript } from '../model/transcript.js'
import type { RuleResult } from '../model/result.js'
import { judge, type Strictness } from '../model/verdict.js'
import { foreignTokens } from '../queries/tokens/foreign-tokens.js'

/** The rules that report a cause. What follows from it in other rules is not a violation of their own. */
export const causes = {
  foreignToken: 'CX-TOK-013',
  missingKind: 'CX-ERR-012',
} as const satisfies Readonly<Record<string, RuleId>>

type Judgement = Pick<RuleResult, 'verdict' | 'findings' | 'reason' | 'cause'>

/** What is known about a client before a rule is judged. */
export interface Knowledge extends Strictness {
  /** The tokens that the test servers of this run have issued so far. */
  readonly issued?: ReadonlySet<string>
  /** The client never says why an operation failed, as CX-ERR-012 has found. */
  readonly neverSaysKinds?: boolean
}

/** Judges what a rule has seen. A violation that follows from another flaw is reported as its consequence. */
export function judgeRule(rule: Rule, transcript: Transcript, knowledge: Knowledge): Judgement {
  const foreign = foreignTokens(transcript, knowledge.issued ?? new Set())
  const reached = rule.guard(transcript)
  if (typeof reached === 'object')
    return { verdict: 'not-applicable', findings: [], reason: reached.notApplicable }
  const findings = reached === true ? rule.expect(transcript) : []
  const [first] = foreign
  if (first && (reached !== true || findings.length > 0) && rule.id !== causes.foreignToken) {
    const reason = `Consequence of ${causes.foreignToken}: the client sent a token of an earlier configuration.`
    return { verdict: 'blocked', findings: [], reason, cause: causes.foreignToken }
  }
  if (reached !== true) return { verdict: 'untested', findings: [], reason: reached }
  if (findings.length === 0 || rule.id === causes.missingKind) return judged(rule, findings, knowledge)
  return withoutMissingKinds(rule, transcript, findings, knowledge)
}

function judged(rule: Rule, findings: readonly Finding[], strictness: Strictness): Judgement {
  return { verdict: judge(rule, findings, strictness), findings }
}

/** Leaves out the findings that only say that a failure has no kind: one rule reports that for all. */
function withoutMissingKinds(
  rule: Rule,
  transcript: Transcript,
  findings: readonly Finding[],
  knowledge: Knowledge,
): Judgement {
  const own = knowledge.neverSaysKinds ? transcript.done.find(hasNoKind) : undefined
  const assumed = transcript.done.find((each) => each.assumed)
  if (!own && !assumed) return judged(rule, findings, knowledge)
  const best = failureKinds
    .map((kind) => rule.expect({ ...transcript, done: transcript.done.map((each) => withKind(each, kind)) }))
    .reduce((least, each) => (each.length < least.length ? each : least), findings)
  if (best.length > 0) return judged(rule, best, knowledge)
  if (own) {
    const reason = `Consequence of ${causes.missingKind}: failures were reported without a kind.`
    return { verdict: 'blocked', findings: [], reason, cause: causes.missingKind }
  }
  const reason = `configure failed without a kind. Let it reply with an outcome that has one. ${assumed?.outcome.message ?? ''}`
  return { verdict: 'untested', findings: [], reason: reason.trim() }
}

function hasNoKind({ outcome, hung }: DoneOperation): boolean {
  return outcome.outcome !== 'ok' && outcome.kind === undefined && !hung
}

function withKind(each: DoneOperation, kind: FailureKind): DoneOperation {
  return hasNoKind(each) || each.assumed ? { ...each, outcome: { ...each.outcome, kind } } : each
}
