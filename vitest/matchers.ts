import type { Call, Period, RequestPattern, SandboxControl } from '../mock-server/index.js'
import { linesOf, rejectionsOf } from './story.js'
import { toSatisfyRule } from './rule-matcher.js'

/** Matchers for `expect(sandbox)` and `expect(sandbox.call(id))`. */
export interface CxoneMatchers<T = unknown> {
  /** A request matched the pattern; with `times`, exactly that many did. */
  toHaveReceived(pattern: RequestPattern, times?: number): T
  /** No request was rejected. */
  toHaveNoRefusals(): T
  /** The requests so far satisfy a rule of the client contract kit, like `CX-RATE-001`. */
  toSatisfyRule(id: string): T
  /** Nothing of the call was recorded in that period, for example while a card number is spoken. */
  notRecordedDuring(period: Period): T
  /** At least this share of the connected time of the call was recorded, from 0 to 1. */
  recordedAtLeast(share: number): T
}

interface Verdict {
  readonly pass: boolean
  readonly message: () => string
}

export const matchers = {
  toSatisfyRule,
  toHaveReceived({ requests }: SandboxControl, pattern: RequestPattern, times?: number): Verdict {
    const count = requests.count(pattern)
    const wanted = times === undefined ? 'at least one' : String(times)
    return {
      pass: times === undefined ? count > 0 : count === times,
      message: () =>
        [
          `expected ${wanted} of ${JSON.stringify(pattern)}, got ${count}; received requests:`,
          ...linesOf(requests.list()),
        ].join('\n'),
    }
  },
  toHaveNoRefusals(sandbox: SandboxControl): Verdict {
    const rejected = sandbox.requests.list().filter(({ reason }) => reason !== undefined)
    return {
      pass: rejected.length === 0,
      message: () =>
        rejected.length === 0 ? 'expected a rejected request, but there was none' : rejectionsOf(sandbox),
    }
  },
  notRecordedDuring(call: Call, period: Period): Verdict {
    const span = [period.from, period.to].map((time) => new Date(time).toISOString()).join(' to ')
    const pass = call.notRecordedDuring(period)
    return { pass, message: () => timelineText(call, `expected ${pass ? 'a' : 'no'} recording from ${span}`) }
  },
  recordedAtLeast(call: Call, share: number): Verdict {
    const pass = call.recordedAtLeast(share)
    const wanted = `${pass ? 'less than' : 'at least'} ${share * 100} %`
    return { pass, message: () => timelineText(call, `expected ${wanted} of the call to be recorded`) }
  },
}

function timelineText(call: Call, expected: string): string {
  const spans = call.timeline().map(({ from, to, state }) => `  ${from} to ${to}  ${state}`)
  return [`${expected}; call ${call.conversationId} was`, ...spans].join('\n')
}
