import { finding, findingOf } from '../../model/finding.js'
import type { ReceivedRequest } from '../../model/test-server.js'
import type { Finding } from '../../model/rule.js'
import { accepted, type DoneOperation, type Transcript } from '../../model/transcript.js'
import { isFor } from '../../../contracts/api/profiles.js'

/** Beyond it nobody would say that a client tries a bounded number of times. */
export const maxAttempts = 10

/** A finding when one operation took more requests than any bound would allow. */
export function endless(requests: readonly ReceivedRequest[]): Finding[] {
  return findingOf(
    'retries-without-end',
    requests.length > maxAttempts ? requests : [],
    () =>
      `One operation took ${requests.length} requests, ${overConnections(requests)}; expected at most ${maxAttempts}.`,
  )
}

/** Runtimes that retry by themselves mostly take another connection for it. */
export function overConnections(requests: readonly ReceivedRequest[]): string {
  const { size } = new Set(requests.map(({ connection }) => connection))
  return size === 1 ? 'over one connection' : `over ${size} connections`
}

/** A finding for an operation that went well past its deadline. */
export function hanging(done: DoneOperation, shown: readonly ReceivedRequest[]): Finding[] {
  if (!done.hung) return []
  return [finding('past-its-deadline', `${done.operation} ${overrun(done)}.`, shown)]
}

/** What is known of an operation that was given up: it may have ended later, or never. */
export function overrun({ deadlineMs }: DoneOperation): string {
  return `had ${deadlineMs} ms, and had not ended 2 s after that`
}

/** Requests that a fault of the rule met. */
export function met({ arrivals }: Transcript, operation?: string): ReceivedRequest[] {
  return arrivals.filter(
    (each) => each.fault !== undefined && (operation === undefined || isFor(each, operation)),
  )
}

/** A guard: the client works, since a start of its was accepted, and then met what the rule is about. */
export function worksAndMeets(transcript: Transcript): true | string {
  const works = accepted(transcript, 'startRecording').find(({ fault }) => fault === undefined)
  if (!works) return 'No start was accepted, so that the client may not work at all.'
  return met(transcript).some(({ id }) => id > works.id) || 'No later request met the fault.'
}
