import { operationRequests } from '../../queries/operation-requests.js'
import type { ReceivedRequest } from '../../model/test-server.js'
import { defineRule, findingOf } from '../../model/rule.js'
import { headerValues, jsonOf, type Transcript } from '../../model/transcript.js'

const jsonInUtf8 = /^application\/json *(?:; *charset *= *"?utf-8"? *)?$/i

/** Longer bodies are kept in part only, so that nothing can be said of them. */
const maxKept = 16_384

export const CX_REQ_004 = defineRule({
  id: 'CX-REQ-004',
  title: 'sends a body that is JSON in UTF-8, and says so',
  rationale:
    'CXone Studio labels what it sends application/x-www-form-urlencoded unless told otherwise, and the vendor’s own SDK labels JSON as text/plain. The API answers 415 or 400, and the cause is hard to see.',
  fix: 'Serialise the body with a JSON library, send its bytes in UTF-8 with their length, and Content-Type: application/json.',
  level: 'MUST',
  sources: [
    { ref: 'RFC 9110 8.3', grade: 'standard' },
    { ref: 'RFC 8259 8.1', grade: 'standard' },
  ],
  profiles: ['recordingcontrols'],
  always: true,
  setup: { calls: [{ recordingId: 'kit-rec-ü' }] },
  steps: [{ run: 'startRecording' }, { run: 'stopRecording' }],
  guard: (transcript) =>
    withBody(transcript).length > 0 || 'No request for an operation that takes a body came.',
  expect: (transcript) => {
    const requests = withBody(transcript)
    const label = (each: ReceivedRequest) => headerValues(each, 'content-type')[0]
    return [
      ...findingOf(
        'body-not-json',
        requests.filter((each) => !jsonOf(each)),
        ({ operation, body }) =>
          `The body of ${operation} is ${body === '' ? 'empty' : 'no JSON object'}, or its length is wrong.`,
      ),
      ...findingOf(
        'body-not-utf-8',
        requests.filter(({ refusedBy }) => refusedBy === 'utf-8'),
        ({ operation }) => `The body of ${operation} is not UTF-8.`,
      ),
      ...findingOf(
        'body-mislabelled',
        requests.filter((each) => !jsonInUtf8.test(label(each) ?? '')),
        (first) =>
          `The Content-Type of ${first.operation} is ${label(first) ?? 'missing'}; expected application/json.`,
      ),
    ]
  },
  mutants: ['labels-json-as-a-form', 'sends-no-body', 'sends-latin-1'],
})

function withBody(transcript: Transcript): ReceivedRequest[] {
  return operationRequests(transcript).flatMap(({ arrival, schema }) =>
    schema && arrival.body.length <= maxKept ? [arrival] : [],
  )
}
