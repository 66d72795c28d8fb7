import type { RuleId } from '../model/rule.js'
import { canFail, type Strictness, type Verdict } from '../model/verdict.js'
import type { RuleResult, ClientCard } from '../model/result.js'

/** What a client is known to break, and for how long that is borne. */
export interface Baseline {
  readonly client: string
  /** Versions of the kit that it was written for, e.g. `>=1.2 <2`. */
  readonly kit?: string
  readonly known: readonly Known[]
  /** Absent where the file has no such section. */
  readonly flaky?: readonly Flaky[]
}

/** One rule that is not kept now and then. Which finding shows it is not told: it is tried again, and counted. */
export interface Flaky {
  readonly rule: RuleId
  /** So many failures are borne of so many tries, `1 of 5`. */
  readonly max: { readonly failures: number; readonly of: number }
  readonly issue: string
  /** The last day on which it is borne, `2026-12-31`. */
  readonly expires?: string
}

/** One finding of one rule that is known. */
export interface Known {
  readonly rule: RuleId
  /** The finding's code: words may change, a code does not. */
  readonly finding: string
  readonly reason: string
  readonly issue?: string
  /** The last day on which it is borne, `2026-12-31`. */
  readonly expires?: string
  /** It is known only there, e.g. `{ os: win32 }`; of several values one is enough. */
  readonly when?: Partial<Readonly<Record<Condition, string | readonly string[]>>>
}

export const conditions = ['language', 'version', 'os', 'runtime'] as const

type Condition = (typeof conditions)[number]

/** Where and when the baseline is applied. */
export interface Occasion {
  readonly client: ClientCard
  readonly platform: { readonly os: string; readonly runtime: string }
  /** `2026-01-31` */
  readonly today: string
}

/** A verdict after the baseline was held against it. */
export interface Settled {
  readonly verdict: Verdict
  readonly reason?: string
  /** The entries that it rests on. */
  readonly known: readonly Known[]
}

/** Holds one result against the baseline. */
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
    const told = reason.filter((each) => each !== undefined).join(' ')
    return { verdict: settled, known, ...(told === '' ? {} : { reason: told }) }
  }
  const past = expired.map(({ finding, expires }) => `That ${finding} is known expired on ${expires}.`)
  if (verdict === 'pass' && listed.length > 0) {
    return as(
      'stale-known',
      `The rule is kept, and the baseline says that it is not: remove it there, or with --update-baseline.`,
    )
  }
  if (verdict !== 'fail' && verdict !== 'warn') return as(verdict, reason)
  const flaky = baseline?.flaky?.find((each) => each.rule === rule.id)
  if (flaky && tries) {
    const { max, issue, expires } = flaky
    const isOver = expires !== undefined && expires < occasion.today
    const counted = `It was not kept in ${tries.failures} of ${tries.of} tries; the baseline bears ${max.failures} of ${max.of} (${issue}).`
    if (isOver) return as(verdict, reason, counted, `That it is flaky expired on ${expires}.`)
    return as(tries.failures <= max.failures ? 'known-fail' : verdict, reason, counted)
  }
  if (known.length === 0) return as(verdict, reason, ...past)
  const codes = new Set(findings.map(({ code }) => code))
  const unknown = [...codes].filter((code) => !known.some(({ finding }) => finding === code))
  const gone = known.filter(({ finding }) => !codes.has(finding)).map(({ finding }) => finding)
  const nowGone =
    gone.length === 0 ? undefined : `No longer found, and still in the baseline: ${gone.join(', ')}.`
  if (unknown.length === 0) return as('known-fail', known[0]?.reason, nowGone)
  const changed = `Found, and not in the baseline: ${unknown.join(', ')}.`
  return as(canFail(rule, strictness) ? 'known-changed' : 'warn', changed, nowGone, ...past)
}

function applies({ when = {} }: Known, { client, platform }: Occasion): boolean {
  const here = { language: client.language, version: client.version, ...platform }
  return conditions.every((condition) => {
    const wanted = when[condition]
    return wanted === undefined || [wanted].flat().some((each) => each === here[condition])
  })
}

/** Entries whose rule was not judged: they stay, and nobody knows whether they still hold. */
export function unconfirmed(baseline: Baseline, judged: ReadonlySet<string>): readonly Known[] {
  return baseline.known.filter(({ rule }) => !judged.has(rule))
}
