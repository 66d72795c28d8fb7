import type { CallContext } from '../../model/client.js'
import type { ReceivedRequest } from '../../model/test-server.js'
import { defineRule, findingOf } from '../../model/rule.js'
import { targetOf } from '../../queries/tokens/token-places.js'
import { apiRequests, type Transcript } from '../../model/transcript.js'

/** What a path segment may hold as it is: RFC 3986 3.3. */
const plain = /^[A-Za-z0-9\-._~!$&'()*+,;=:@]*/

export const CX_REQ_005 = defineRule({
  id: 'CX-REQ-005',
  title: 'percent-encodes the ids that it puts into a path',
  rationale:
    'An id is opaque. One with a slash, a question mark or a percent sign in it that is pasted into a path names something else, at best nothing.',
  fix: 'Encode each id once, as one path segment in UTF-8: encodeURIComponent and its like.',
  level: 'MUST',
  sources: [
    { ref: 'RFC 3986 2.1', grade: 'standard' },
    { ref: 'RFC 3986 3.3', grade: 'standard' },
  ],
  profiles: ['recordingcontrols'],
  always: true,
  setup: {
    calls: [{ conversationId: 'kit-conv/1?a=b#c%41ü', recordingId: 'kit-rec/1?a=b#c%41ü' }],
  },
  steps: [{ run: 'startRecording' }, { run: 'getRecording' }],
  guard: (transcript) =>
    naming(transcript).length > 0 ||
    malformed(transcript).length > 0 ||
    apiRequests(transcript).some((each) => targetOf(each).path.includes('%')) ||
    'No request had an id in its path that needs encoding.',
  expect: (transcript) => [
    ...findingOf(
      'malformed-target',
      malformed(transcript),
      ({ refusedBy }) => `A request target was refused (${refusedBy}): an id in it is not encoded.`,
    ),
    ...findingOf(
      'id-not-encoded',
      naming(transcript).flatMap(({ arrival, id }) => (isSegment(arrival, id) ? [] : [arrival])),
      ({ target }) =>
        `${target.slice(0, 120)} has no path segment that decodes to the id that it should name.`,
    ),
  ],
  mutants: ['puts-ids-into-paths-as-they-are', 'encodes-ids-twice'],
})

function malformed(transcript: Transcript): ReceivedRequest[] {
  return apiRequests(transcript).filter(
    ({ refusedBy }) => refusedBy === 'percent-encoding' || refusedBy === 'request-target',
  )
}

/** Requests that name an id which needs encoding: as far as it is plain, whatever came of the rest. */
function naming(transcript: Transcript): { arrival: ReceivedRequest; id: string }[] {
  const ids = transcript.calls.flatMap(oddIds)
  return apiRequests(transcript).flatMap((arrival) => {
    const id = ids.find((each) => begins(arrival.target, `/${plainPartOf(each)}`))
    return id === undefined ? [] : [{ arrival, id }]
  })
}

function begins(target: string, start: string): boolean {
  const at = target.indexOf(start)
  return at >= 0 && plainPartOf(target.slice(at + start.length)) === ''
}

function oddIds({ conversationId, recordingId, userId = '' }: CallContext): string[] {
  return [conversationId, recordingId, userId].filter((id) => {
    const start = plainPartOf(id)
    return start !== '' && start !== id
  })
}

function plainPartOf(id: string): string {
  return plain.exec(id)?.[0] ?? ''
}

function isSegment(arrival: ReceivedRequest, id: string): boolean {
  return targetOf(arrival)
    .path.split('/')
    .some((segment) => decoded(segment) === id)
}

function decoded(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment)
  } catch {
    return undefined
  }
}
