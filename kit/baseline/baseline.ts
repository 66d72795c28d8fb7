import type { RuleId } from '../model/rule.js'
import { canFail, type Strictness, type Verdict } from '../model/verdict.js'
import type { RuleResult, ClientCard } from '../model/result.js'

/** Known failures of a client, each tolerated until a date. */
export interface Baseline {
  readonly client: string
  /** The versions of the kit that the baseline was written for, e.g. `>=1.2 <2`. */
  readonly kit?: string
  readonly known: readonly Known[]
  /** Absent if the file has no such section. */
  readonly flaky?: readonly Flaky[]
}

/** A rule that fails intermittently. It runs several times, and its failures are counted, whatever the finding. */
export interface Flaky {
  readonly rule: RuleId
  /** The tolerated number of failures and of runs, `1 of 5`. */
  readonly max: { readonly failures: number; readonly of: number }
  readonly issue: string
  /** The last day on which it is tolerated, `2026-12-31`. */
  readonly expires?: string
}

/** The finding of an entry that tolerates a rule that the client does not exercise. */
export const untestedCode = 'untested'

/** A known finding of one rule. */
export interface Known {
  readonly rule: RuleId
  /** The code of the finding, which stays the same when its message changes, or `untested`. */
  readonly finding: string
  readonly reason: string
  readonly issue?: string
  /** The last day on which it is tolerated, `2026-12-31`. */
  readonly expires?: string
  /** Restricts the entry, e.g. `{ os: win32 }`. One of several values is sufficient. */
  readonly when?: Partial<Readonly<Record<Condition, string | readonly string[]>>>
}

const conditions = ['language', 'version', 'os', 'runtime'] as const

type Condition = (typeof conditions)[number]

/** The client, platform and day that the baseline is applied to. */
export interface Occasion {
  readonly client: ClientCard
  readonly platform: { readonly os: string; readonly runtime: string }
  /** `2026-01-31` */
  readonly today: string
}

/** A verdict after the baseline was applied. */
export interface Settled {
  readonly verdict: Verdict
  readonly reason?: string
  /** The baseline entries for this rule. */
  readonly known: readonly Known[]
}

/** Applies the baseline to one result. */
export function settle(
  { rule, verdict, findings, reason, tries }: RuleResult,
  baseline: Baseline | undefined,
  occasion: Occasion,
  strictness: Strictness,
): Settled {
  const listed = baseline?.known.filter((each) => each.rule === rule.id && applies(each, occasion)) ?? []
  const expired = listed.filter(({ expires }) => expires !== undefined && expires < occasion.today)
  const known = listed.filter((each) => !expired.includes(each))
  const as = (settled: Verdict, ...reason: readonly (string | undefined)[]): Settled => {
    const text = reason.filter((each) => each !== undefined).join(' ')
    return { verdict: settled, known, ...(text === '' ? {} : { reason: text }) }
  }
  const past = expired.map(
    ({ finding, expires }) => `The baseline entry for ${finding} expired on ${expires}.`,
  )
  if (verdict === 'pass' && listed.length > 0) {
    return as(
      'stale-known',
      'The rule passes, but the baseline lists it as failing or untested. Remove the entry, or run with --update-baseline.',
    )
  }
  const tolerated = known.find(({ finding }) => finding === untestedCode)
  if (verdict === 'untested' && tolerated) return as('known-untested', tolerated.reason, reason)
  if (verdict === 'untested') return as(verdict, reason, ...past)
  if (verdict !== 'fail' && verdict !== 'warn') return as(verdict, reason)
  const flaky = baseline?.flaky?.find((each) => each.rule === rule.id)
  if (flaky && tries) {
    const { max, issue, expires } = flaky
    const isOver = expires !== undefined && expires < occasion.today
    const counted = `It failed in ${tries.failures} of ${tries.of} runs; the baseline tolerates ${max.failures} of ${max.of} (${issue}).`
    if (isOver) return as(verdict, reason, counted, `The flaky entry expired on ${expires}.`)
    return as(tries.failures <= max.failures ? 'known-fail' : verdict, reason, counted)
  }
  if (known.length === 0) return as(verdict, reason, ...past)
  const codes = new Set(findings.map(({ code }) => code))
  const unknown = [...codes].filter((code) => !known.some(({ finding }) => finding === code))
  const gone = known.filter(({ finding }) => !codes.has(finding)).map(({ finding }) => finding)
  const nowGone = gone.length === 0 ? undefined : `Fixed, but still in the baseline: ${gone.join(', ')}.`
  if (unknown.length === 0) return as('known-fail', known[0]?.reason, nowGone)
  const changed = `Not in the baseline: ${unknown.join(', ')}.`
  return as(canFail(rule, strictness) ? 'known-changed' : 'warn', changed, nowGone, ...past)
}

function applies({ when = {} }: Known, { client, platform }: Occasion): boolean {
  const here = { language: client.language, version: client.version, ...platform }
  return conditions.every((condition) => {
    const wanted = when[condition]
    return wanted === undefined || [wanted].flat().some((each) => each === here[condition])
  })
}

/** Entries whose rule was not judged. They stay, although they may be outdated. */
export function unconfirmed(baseline: Baseline, judged: ReadonlySet<string>): readonly Known[] {
  return baseline.known.filter(({ rule, finding }) => finding !== untestedCode && !judged.has(rule))
}
