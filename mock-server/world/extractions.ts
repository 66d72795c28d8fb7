import type { Instant } from './entities.js'

/** A job that lists the recordings of some days. Its file is made from the World when it is downloaded. */
export interface Extraction {
  /** The id of the job. */
  readonly digest: string
  /** The first and the last day, in UTC, for example `2026-01-15`. */
  readonly startDate: string
  readonly endDate: string
  readonly startedAt: Instant
  /** When it succeeds. */
  readonly finishesAt: Instant
}

export interface ExtractionEvent {
  readonly type: 'ExtractionStarted'
  readonly extraction: Extraction
}

/** "Data is kept in S3 as a CSV file for 24 hours." */
const keptMs = 86_400_000

export function statusOf({ startedAt, finishesAt }: Extraction, now: Instant) {
  if (now >= startedAt + keptMs) return 'EXPIRED'
  return now < finishesAt ? 'RUNNING' : 'SUCCEEDED'
}
