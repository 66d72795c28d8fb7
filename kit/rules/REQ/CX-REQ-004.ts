import { operationRequests } from '../../queries/operation-requests.js'
import type { ReceivedRequest } from '../../model/test-server.js'
import { defineRule, findingOf } from '../../model/rule.js'
import { headerValues, jsonOf, type Transcript } from '../../model/transcript.js'

const jsonInUtf8 = /^application\/json *(?:; *(?:charset *= *"?utf-?8"? *)?)?$/i

/** Longer bodies are stored only in part, so they cannot be checked. */
const maxKept = 16_384

export const CX_REQ_004 = defineRule({
  id: 'CX-REQ-004',
  title: 'must send its body as JSON in UTF-8, with a matching Content-Type',
  rationale:
    'By default, CXone Studio labels bodies as application/x-www-form-urlencoded, and the vendor’s SDK labels JSON as text/plain. The API answers 415 or 400, and the cause is hard to see.',
  fix: 'Serialise the body with a JSON library, encode it in UTF-8 with the right Content-Length, and set Content-Type: application/json.',
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
    withBody(transcript).length > 0 || 'The client sent no request for an operation with a body.',
  expect: (transcript) => {
    const requests = withBody(transcript)
    const label = (each: ReceivedRequest) => headerValues(each, 'content-type')[0]
    return [
      ...findingOf(
        'body-not-json',
        requests.filter((each) => !jsonOf(each)),
        ({ operation, body }) =>
          `The body of ${operation} is ${body === '' ? 'empty' : 'not a JSON object'}, or its length is wrong.`,
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
  return operationRequests(transcript).flatMap(({ request, schema }) =>
    schema && request.body.length <= maxKept ? [request] : [],
  )
}
