import type { Rule, Step } from '../model/rule.js'
import type { FaultData, ServerAct } from '../model/test-server.js'

/** `smoke`: the MUST rules that take no time, for each change. `core`: the MUST rules without random sequences. */
export const tiers = ['smoke', 'core', 'all'] as const

export type Tier = (typeof tiers)[number]

export function isInTier(rule: Rule, tier: Tier): boolean {
  switch (tier) {
    case 'smoke':
      return isInTier(rule, 'core') && waitMs(rule) === 0 && !rule.steps.some(provokesRetries)
    case 'core':
      return rule.level === 'MUST' && rule.random === undefined
    case 'all':
      return true
  }
}

/** Whether a client may wait after this step, before it repeats a request. */
function provokesRetries(step: Step): boolean {
  return 'server' in step && faultsOf(step.server).some(delays)
}

function faultsOf(act: ServerAct): readonly FaultData[] {
  if (act.act === 'after-requests') return faultsOf(act.effect)
  return act.act === 'fault' ? [act.fault] : []
}

function delays(fault: FaultData): boolean {
  const { status } = fault
  return (
    ['fault', 'fixedDelayMilliseconds', 'chunkedDribbleDelay'].some((name) => name in fault) ||
    (typeof status === 'number' && (status === 425 || status >= 429))
  )
}

/** The time that the steps of a rule wait, in milliseconds, for a client that needs no time itself. */
function waitMs(rule: Rule): number {
  const waits = rule.steps.map((step) => {
    if ('waitMs' in step) return step.waitMs
    if ('passMs' in step) return step.passMs
    if ('together' in step) return Math.max(0, ...step.together.map(hangMs))
    return 'run' in step ? hangMs(step) : 0
  })
  return waits.reduce((sum, each) => sum + each, 0)
}

const defaultDeadlineMs = 2000

function hangMs({
  mayHang,
  deadlineMs = defaultDeadlineMs,
}: {
  readonly mayHang?: true
  readonly deadlineMs?: number
}) {
  return mayHang ? deadlineMs : 0
}

/** What a rule takes beyond its waits, measured with the Python template on two cores. */
const costs = { rule: 220, sequence: 50 } as const
/** A command for each operation starts a process each time. */
const processFactor = 5

/**
 * How long a run takes at most, in milliseconds: an estimate for a client that retries until its deadline.
 * @param workers how many rules run concurrently
 * @param processes whether each operation starts a process
 */
export function estimateMs(rules: readonly Rule[], workers: number, processes: boolean): number {
  const factor = processes ? processFactor : 1
  const each = rules.map(
    (rule) => waitMs(rule) + factor * (costs.rule + (rule.random?.runs ?? 0) * costs.sequence),
  )
  const sum = each.reduce((total, ms) => total + ms, 0)
  return Math.max(sum / Math.max(1, workers), ...each, 0)
}
