import type { Finding, Rule } from './rule.js'

/**
 * `known-fail`: fails as listed in the baseline. `known-changed`: fails differently. `stale-known`: passes, so the
 * baseline is outdated. `untested`: the client never exercised the rule, which does not count as a pass. `blocked`: a rule
 * that it depends on failed. `not-reached`: not exercised by observed traffic, which is not an error. `client-error`:
 * the client crashed, broke the protocol or missed a deadline. `kit-error`: a bug in the kit. `known-untested`: not
 * exercised, as listed in the baseline. `skipped`: the user left the rule out, with a reason.
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
  'known-untested',
  'skipped',
  'client-error',
  'kit-error',
] as const

export type Verdict = (typeof verdicts)[number]

/** Which violations fail, as the user decides. */
export interface Strictness {
  /** The tenant has the API that is known only from a forum. Rules with only unverified sources can then fail. */
  readonly trustUnverified?: boolean
  /** The lowest level whose violations fail. Default: MUST. */
  readonly failOn?: 'MUST' | 'SHOULD'
  /** Rules that only warn, whatever their level. */
  readonly except?: readonly string[]
}

/** Whether a violation of the rule fails instead of warning. */
export function canFail(
  { id, level, status, sources }: Rule,
  { trustUnverified, failOn = 'MUST', except = [] }: Strictness,
): boolean {
  if (status !== 'stable' || except.includes(id)) return false
  if (level !== 'MUST' && level !== failOn) return false
  return trustUnverified === true || sources.some(({ grade }) => grade !== 'unverified')
}

/** The verdict on a rule that the client exercised. */
export function judge(
  rule: Rule,
  findings: readonly Finding[],
  strictness: Strictness,
): 'pass' | 'fail' | 'warn' {
  if (findings.length === 0) return 'pass'
  return canFail(rule, strictness) ? 'fail' : 'warn'
}

/** 0 passed, 1 a rule failed, 2 not measured, 3 internal error. */
export type ExitCode = 0 | 1 | 2 | 3

/** The exit code of a run. It is 2 if a rule that can fail was not exercised. */
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
