import type { Finding, Rule } from './rule.js'

/**
 * `known-fail`: broken as the baseline says; `known-changed`: broken in another way; `stale-known`: kept, so that
 * the baseline is wrong. `untested`: the point was not reached, which is not green. `blocked`: a rule that it depends on is red.
 * `not-reached`: the same where nobody asked the client for anything, so that nobody has to mind.
 * `client-error`: the client crashed, broke the protocol or missed a deadline. `kit-error`: a bug of ours.
 */
export const verdicts = [
  'pass',
  'fail',
  'warn',
  'known-fail',
  'known-changed',
  'stale-known',
  'untested',
  'blocked',
  'not-applicable',
  'not-reached',
  'client-error',
  'kit-error',
] as const

export type Verdict = (typeof verdicts)[number]

/** What a user says of their own surroundings. */
export interface Strictness {
  /** The forum's surface is what the user's tenant really has: rules that rest on it alone can fail. */
  readonly trustUnverified?: boolean
}

/** Whether breaking the rule fails, or only warns. */
export function canFail({ level, status, sources }: Rule, { trustUnverified }: Strictness): boolean {
  if (level !== 'MUST' || status !== 'stable') return false
  return trustUnverified === true || sources.some(({ grade }) => grade !== 'unverified')
}

/** The verdict on a rule whose point was reached. */
export function judge(
  rule: Rule,
  findings: readonly Finding[],
  strictness: Strictness,
): 'pass' | 'fail' | 'warn' {
  if (findings.length === 0) return 'pass'
  return canFail(rule, strictness) ? 'fail' : 'warn'
}

/** 0 conformant, 1 a rule failed, 2 it could not be measured, 3 a bug of the kit. */
export type ExitCode = 0 | 1 | 2 | 3

/** What an exam says to a pipeline. A rule that can fail and was not reached is not green. */
export function exitCodeOf(
  results: readonly { readonly rule: Rule; readonly verdict: Verdict }[],
  strictness: Strictness & { readonly strict?: boolean },
): ExitCode {
  const has = (...wanted: readonly Verdict[]) => results.some(({ verdict }) => wanted.includes(verdict))
  if (has('kit-error')) return 3
  if (has('fail', 'known-changed', 'stale-known') || (strictness.strict && has('warn'))) return 1
  const unmeasured = results.some(
    ({ rule, verdict }) => (verdict === 'untested' || verdict === 'blocked') && canFail(rule, strictness),
  )
  if (has('client-error') || unmeasured || !has('pass', 'warn', 'known-fail')) return 2
  return 0
}
