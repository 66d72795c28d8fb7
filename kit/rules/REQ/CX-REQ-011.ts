import { requestsAbout } from '../../queries/recordings/outcomes.js'
import { reportsInsteadOfRetrying } from '../../queries/retries/no-retry.js'
import { defineRule, findingOf } from '../../model/rule.js'
import type { Transcript } from '../../model/transcript.js'

const starts = (transcript: Transcript) =>
  transcript.arrivals.filter(({ at, operation }) => at === 'api' && operation === 'startRecording')

export const CX_REQ_011 = defineRule({
  id: 'CX-REQ-011',
  title: 'must send the same body again when it repeats a request',
  rationale:
    'The body of a request is often a stream that the first attempt consumes. A retry then sends nothing, and the server rejects a request that would have been accepted.',
  fix: 'Keep the body as a string or as bytes, and create a new stream for each attempt.',
  level: 'MUST',
  sources: [
    { ref: 'mattn/go-mastodon#219, jonbern/fetch-retry#99, apache/shenyu#6413', grade: 'practice' },
    { ref: 'RFC 9110 9.2.2: a retry repeats the request', grade: 'standard' },
  ],
  profiles: ['recordingcontrols'],
  steps: [
    {
      server: {
        act: 'fault',
        fault: { on: 'startRecording', status: 429, headers: { 'Retry-After': '0' }, times: 1 },
      },
    },
    { run: 'startRecording' },
  ],
  guard: (transcript) => {
    if (starts(transcript).length > 1) return true
    return requestsAbout(transcript).length > 0
      ? (reportsInsteadOfRetrying(transcript, 429) ?? 'The start was not repeated after a 429.')
      : 'The client sent no start.'
  },
  expect: (transcript) => {
    const [first, ...repeats] = starts(transcript)
    return findingOf(
      'body-lost',
      repeats.filter(({ body }) => body !== first?.body),
      ({ id }) => `Request ${id} repeats request ${first?.id} with another body.`,
    )
  },
  mutants: ['repeats-without-its-body'],
  nearMisses: { 'gives-up-on-429': 'not-applicable' },
})
