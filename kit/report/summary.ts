import type { ExitCode } from '../model/verdict.js'
import type { Counts } from './counts.js'
import type { RunChoices } from './manifest.js'

/** What a conclusion is drawn from. */
export interface Premises {
  readonly exitCode: ExitCode
  readonly counts: Counts
  readonly options: RunChoices
  /** How many rules the kit has, asked for or not. */
  readonly rulesOfKit: number
}

/** What an exam came to, in words: no more than was seen, and what the exit code is for. */
export function summaryOf(premises: Premises): string {
  switch (premises.exitCode) {
    case 0:
      return good(premises)
    case 1:
      return bad(premises)
    case 2:
      return open(premises)
    case 3:
      return `a fault of the kit itself: ${counted(premises.counts['kit-error'], 'rule')} could not be judged for it`
  }
}

function good({ counts, options, rulesOfKit }: Premises): string {
  if (options.watched) {
    const seen = ['nothing that fails seen', ...asides(counts)].join(', ')
    return `${asides(counts).length === 0 ? 'nothing wrong seen' : seen}: ${reached(counts)}`
  }
  const asked = counts.total === rulesOfKit ? '' : ` in the ${counted(counts.total, 'rule')} asked for`
  const [first, ...more] = asides(counts)
  if (counts['known-fail'] > 0) return `nothing new${asked}: ${[first, ...more].join(', ')}`
  if (counts.untested + counts.blocked > 0)
    return `nothing wrong found${asked}: ${[first, ...more].join(', ')}`
  return [`conformant${asked}`, ...asides(counts)].join(', ')
}

/** What stops no build, and is not good either. */
function asides(counts: Counts): string[] {
  return [
    ...some(counts['known-fail'], `${counts['known-fail']} known`),
    ...some(counts.warn, counted(counts.warn, 'warning')),
    ...some(counts.untested, `${counts.untested} untested`),
    ...some(counts.blocked, `${counts.blocked} blocked`),
  ]
}

function bad({ counts, options }: Premises): string {
  const stale = counts['stale-known']
  return [
    ...some(counts.fail, `${counted(counts.fail, 'rule')} failed`),
    ...some(
      counts['known-changed'],
      `${counted(counts['known-changed'], 'rule')} failed in another way than the baseline says`,
    ),
    ...some(
      stale,
      `the baseline is wrong: it has ${counted(stale, 'rule')} that ${stale === 1 ? 'is' : 'are'} kept`,
    ),
    ...(options.strict ? some(counts.warn, `${verb(counts.warn, 'warning', 'fail')} under --strict`) : []),
    ...(options.watched ? [reached(counts)] : []),
  ].join('; ')
}

function open({ counts, options }: Premises): string {
  if (options.watched) return `could not be measured: ${reached(counts)}`
  const reason = [
    ...some(counts['client-error'], counted(counts['client-error'], 'client-error')),
    ...some(counts.untested, `${counts.untested} untested`),
    ...some(counts.blocked, `${counts.blocked} blocked`),
  ]
  return `could not be measured: ${reason.join(', ') || 'no rule was judged'}`
}

function reached(counts: Counts): string {
  return `${counts.run} of ${counts.total} always-on rules were reached`
}

function some(count: number, text: string): string[] {
  return count === 0 ? [] : [text]
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

function verb(count: number, noun: string, does: string): string {
  return `${counted(count, noun)} ${does}${count === 1 ? 's' : ''}`
}
