import type { CallContext } from '../../model/client.js'
import type { ReceivedRequest } from '../../model/test-server.js'
import { defineRule, findingOf } from '../../model/rule.js'
import { targetOf } from '../../queries/tokens/token-places.js'
import { apiRequests, type Transcript } from '../../model/transcript.js'

/** The characters of a path segment that need no encoding: RFC 3986 3.3. */
const plain = /^[A-Za-z0-9\-._~!$&'()*+,;=:@]*/

export const CX_REQ_005 = defineRule({
  id: 'CX-REQ-005',
  title: 'must percent-encode ids in paths',
  rationale:
    'An id is opaque. If it contains a slash, a question mark or a percent sign and is inserted unencoded, the path names a different resource or none.',
  fix: 'Encode each id once, as one path segment in UTF-8, for example with encodeURIComponent.',
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
    'No request path contained an id that needs encoding.',
  expect: (transcript) => [
    ...findingOf(
      'malformed-target',
      malformed(transcript),
      ({ refusedBy }) =>
        `The server rejected a request target (${refusedBy}) because an id in it is not encoded.`,
    ),
    ...findingOf(
      'id-not-encoded',
      naming(transcript).flatMap(({ request, id }) => (isSegment(request, id) ? [] : [request])),
      ({ target }) => `No path segment of ${target.slice(0, 120)} decodes to the expected id.`,
    ),
  ],
  mutants: ['puts-ids-into-paths-as-they-are', 'encodes-ids-twice'],
})

function malformed(transcript: Transcript): ReceivedRequest[] {
  return apiRequests(transcript).filter(
    ({ refusedBy }) => refusedBy === 'percent-encoding' || refusedBy === 'request-target',
  )
}

/** Requests with the start of an id that needs encoding, whatever follows it. */
function naming(transcript: Transcript): { request: ReceivedRequest; id: string }[] {
  const ids = transcript.calls.flatMap(oddIds)
  return apiRequests(transcript).flatMap((request) => {
    const id = ids.find((each) => begins(request.target, `/${plainPartOf(each)}`))
    return id === undefined ? [] : [{ request, id }]
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

function isSegment(request: ReceivedRequest, id: string): boolean {
  return targetOf(request)
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
