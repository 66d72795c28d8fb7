import { verdicts, type Verdict } from '../model/verdict.js'

export type Counts = Readonly<Record<Verdict, number>> & {
  /** The number of judged rules. */
  readonly run: number
  readonly total: number
}

const judged: readonly Verdict[] = ['pass', 'fail', 'warn', 'known-fail', 'known-changed', 'stale-known']

/** Counts the verdicts. */
export function countsOf(found: readonly Verdict[]): Counts {
  const each = Object.fromEntries(
    verdicts.map((verdict) => [verdict, found.filter((one) => one === verdict).length]),
  ) as Record<Verdict, number>
  return { ...each, run: judged.reduce((sum, verdict) => sum + each[verdict], 0), total: found.length }
}

/** `61 run · 58 pass · 0 fail · 1 warn · 2 known · 9 n/a · 0 untested of 73`. */
export function denominator(counts: Counts, rulesOfKit: number): string {
  const always = (verdict: Verdict, word: string = verdict) => `${counts[verdict]} ${word}`
  const ifAny = (verdict: Verdict, word: string = verdict) =>
    counts[verdict] === 0 ? [] : [always(verdict, word)]
  const parts = [
    `${counts.run} run`,
    always('pass'),
    always('fail'),
    always('warn'),
    always('known-fail', 'known'),
    ...ifAny('known-changed'),
    ...ifAny('stale-known'),
    ...ifAny('known-untested', 'known untested'),
    ...ifAny('skipped'),
    always('not-applicable', 'n/a'),
    ...ifAny('blocked'),
    ...ifAny('client-error'),
    ...ifAny('kit-error'),
    ...ifAny('not-reached', 'not reached'),
    ...(counts['not-reached'] === 0 ? [always('untested')] : ifAny('untested')),
  ]
  const whole = counts.total === rulesOfKit ? '' : ` (the kit has ${rulesOfKit})`
  return `${parts.join(' · ')} of ${counts.total}${whole}`
}
