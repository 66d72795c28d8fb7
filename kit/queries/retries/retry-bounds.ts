import { finding, findingOf, type Finding } from '../../model/rule.js'
import type { ReceivedRequest } from '../../model/test-server.js'
import { accepted, type DoneOperation, type Transcript } from '../../model/transcript.js'
import { isFor } from '../../../contracts/api/profiles.js'

/** More attempts count as unlimited. */
export const maxAttempts = 10

/** A finding if one operation sent too many requests. */
export function endless(requests: readonly ReceivedRequest[]): Finding[] {
  return findingOf(
    'retries-without-end',
    requests.length > maxAttempts ? requests : [],
    () =>
      `One operation sent ${requests.length} requests ${overConnections(requests)}; expected at most ${maxAttempts}.`,
  )
}

/** Automatic retries of a runtime usually open another connection. */
export function overConnections(requests: readonly ReceivedRequest[]): string {
  const { size } = new Set(requests.map(({ connection }) => connection))
  return size === 1 ? 'over one connection' : `over ${size} connections`
}

/** A finding for an operation that far exceeded its deadline. */
export function hanging(done: DoneOperation, shown: readonly ReceivedRequest[]): Finding[] {
  if (!done.hung) return []
  return [finding('past-its-deadline', `${done.operation} ${overrun(done)}.`, shown)]
}

/** Describes an operation that the kit gave up on. It may have ended later or never. */
export function overrun({ deadlineMs }: DoneOperation): string {
  return `had a deadline of ${deadlineMs} ms and had not ended 2 s after it`
}

/** Requests that received an injected fault. */
export function faulted({ arrivals }: Transcript, operation?: string): ReceivedRequest[] {
  return arrivals.filter(
    (each) => each.fault !== undefined && (operation === undefined || isFor(each, operation)),
  )
}

/** A guard: a start without a fault was accepted, and a later request received the fault. */
export function reachesFault(transcript: Transcript): true | string {
  const works = accepted(transcript, 'startRecording').find(({ fault }) => fault === undefined)
  if (!works) return 'No start was accepted, so the client may not work at all.'
  return faulted(transcript).some(({ id }) => id > works.id) || 'No later request received the fault.'
}
