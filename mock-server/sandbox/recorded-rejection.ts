import { detached } from '../world/values/detached.js'
import type { Rejection, RejectionOptions } from '../operations/rejection.js'

/** What the journal keeps of a rejection. An error is not kept: its stack holds the call and the request in memory. */
export interface RecordedRejection {
  readonly options: Pick<
    RejectionOptions,
    | 'kind'
    | 'rule'
    | 'evidence'
    | 'statusEvidence'
    | 'bodyEvidence'
    | 'reason'
    | 'state'
    | 'allowed'
    | 'fix'
    | 'subject'
  >
  /** The number of characters in its texts. */
  readonly length: number
}

/** Reasons repeat ids that a client may have sent with any length. */
const maxText = 4096

export function recorded({ options }: Rejection): RecordedRejection {
  const { kind, rule, evidence, statusEvidence, bodyEvidence, reason, state, allowed, fix, subject } = options
  const kept = {
    kind,
    rule,
    ...(evidence === undefined ? {} : { evidence }),
    ...(statusEvidence === undefined ? {} : { statusEvidence }),
    ...(bodyEvidence === undefined ? {} : { bodyEvidence }),
    reason: short(reason),
    fix: fix.map(short),
    ...(state ? { state: shortValues(state) } : {}),
    ...(allowed ? { allowed: allowed.map(short) } : {}),
    ...(subject === undefined ? {} : { subject: short(subject) }),
  }
  const values = Object.values(kept.state ?? {}).filter((each) => typeof each === 'string')
  const texts = [kept.reason, ...kept.fix, ...(kept.allowed ?? []), kept.subject ?? '', ...values]
  return { options: kept, length: texts.reduce((sum, text) => sum + text.length, 0) }
}

function shortValues(state: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const entries = Object.entries(state)
  return Object.fromEntries(
    entries.map(([name, value]) => [name, typeof value === 'string' ? short(value) : value]),
  )
}

/** Cuts a long text before a word, because a part of a secret could not be recognised. */
function short(text: string): string {
  if (text.length <= maxText) return text
  const space = Math.max(text.lastIndexOf(' ', maxText), 0)
  return detached(`${text.slice(0, space)}… (${text.length} characters)`)
}
