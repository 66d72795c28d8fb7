import type { ExitCode } from '../model/verdict.js'
import type { Counts } from './counts.js'
import type { RunChoices } from './manifest.js'

/** The data that a summary is derived from. */
export interface Premises {
  readonly exitCode: ExitCode
  readonly counts: Counts
  readonly options: RunChoices
  /** The number of rules in the kit, selected or not. */
  readonly rulesOfKit: number
}

/** The result of a run in words, matching its exit code. */
export function summaryOf(premises: Premises): string {
  const { commandExitCode = 0 } = premises.options
  const ofRules = summaryOfRules(premises)
  return commandExitCode === 0 ? ofRules : `${ofRules}; the command exited with code ${commandExitCode}`
}

function summaryOfRules(premises: Premises): string {
  switch (premises.exitCode) {
    case 0:
      return good(premises)
    case 1:
      return bad(premises)
    case 2:
      return open(premises)
    case 3:
      return `internal error: ${counted(premises.counts['kit-error'], 'rule')} could not be judged`
  }
}

function good({ counts, options, rulesOfKit }: Premises): string {
  if (options.watched) return `${['no failures', ...asides(counts)].join(', ')}: ${reached(counts)}`
  const kind = counts.total === rulesOfKit ? 'applicable' : 'selected'
  const count = counts.total - counts['not-applicable']
  return [`passed ${counts.pass} of ${count} ${kind} rules`, ...asides(counts)].join(', ')
}

/** Verdicts that do not fail a build but are worth a look. */
function asides(counts: Counts): string[] {
  return [
    ...some(counts['known-fail'], counted(counts['known-fail'], 'known failure')),
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
      `${counted(counts['known-changed'], 'rule')} failed differently than in the baseline`,
    ),
    ...some(
      stale,
      `the baseline is outdated: ${counted(stale, 'rule')} in it now ${stale === 1 ? 'passes' : 'pass'}`,
    ),
    ...(options.strict ? some(counts.warn, `${verb(counts.warn, 'warning', 'fail')} under --strict`) : []),
    ...(options.watched ? [reached(counts)] : []),
  ].join('; ')
}

function open({ counts, options }: Premises): string {
  if (options.watched) return `not measured: ${reached(counts)}`
  const reason = [
    ...some(counts['client-error'], counted(counts['client-error'], 'client error')),
    ...some(counts.untested, `${counts.untested} untested`),
    ...some(counts.blocked, `${counts.blocked} blocked`),
  ]
  return `not measured: ${reason.join(', ') || 'no rule was judged'}`
}

function reached(counts: Counts): string {
  return `${counts.run} of ${counts.total} observable rules were exercised`
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
