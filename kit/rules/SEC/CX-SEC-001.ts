import { leakedIn, printedLeaks } from '../../queries/locate-leak.js'
import { defineRule, finding, type Step } from '../../model/rule.js'
import { tokensInResponse } from '../../queries/tokens/tokens-in-response.js'
import { apiRequests } from '../../model/transcript.js'

/** A start that fails: `call` is a new one each time. */
const failing = (call: number, fault: object): Step[] => [
  { server: { act: 'fault', fault: { on: 'startRecording', times: 1, ...fault } } },
  { run: 'startRecording', call },
]

export const CX_SEC_001 = defineRule({
  id: 'CX-SEC-001',
  title: 'must not disclose a secret or token in errors, logs or other output',
  rationale:
    'Errors of HTTP libraries contain the request with its headers, and loggers print everything that they receive. Many people read logs, and logs are kept for a long time.',
  fix: 'Copy only what is needed from an error: operation, status and correlation id. Redact Authorization before logging; base64 is not a redaction.',
  level: 'MUST',
  sources: [
    { ref: 'RFC 6750 5.3', grade: 'standard' },
    { ref: 'axios#6919, bluedot#2762, datadog-api-client-typescript#4168', grade: 'practice' },
  ],
  always: true,
  setup: { calls: 8 },
  steps: [
    { run: 'startRecording', call: 0 },
    ...failing(1, { status: 400 }),
    ...failing(2, { status: 403 }),
    ...failing(3, { status: 500, body: '<html>out of order</html>' }),
    ...failing(4, { fault: 'CONNECTION_RESET_BY_PEER' }),
    ...failing(5, { fault: 'MALFORMED_JSON' }),
    ...failing(6, { fault: 'RANDOM_DATA_THEN_CLOSE' }),
    { server: { act: 'revoke-tokens' } },
    { server: { act: 'fault', fault: { on: 'issueToken', status: 400, body: '{"error":"invalid_scope"}' } } },
    { run: 'startRecording', call: 7 },
    // Many loggers write with a delay.
    { waitMs: 1200 },
  ],
  guard: (transcript) => {
    const { arrivals, done, output } = transcript
    if (!arrivals.some((each) => tokensInResponse(each).length > 0)) return 'No token was issued.'
    if (!apiRequests(transcript).some(({ status }) => status >= 400)) return 'No request failed.'
    return done.length > 0 || output !== '' || 'The client returned no result and printed nothing.'
  },
  expect: (transcript) => [
    ...transcript.done.flatMap(({ operation, outcome }) => {
      const leaked = leakedIn(JSON.stringify(outcome), transcript)
      const ended = `The error of ${operation}, which ended as ${outcome.kind ?? outcome.outcome}`
      return leaked === '' ? [] : [finding('secret-in-error', `${ended}, contains ${leaked}.`, [])]
    }),
    ...printedLeaks(transcript).map((place) => finding('secret-printed', place, [])),
  ],
  mutants: [
    'logs-its-requests',
    'logs-its-requests-late',
    'dumps-its-requests',
    'tells-its-credentials-in-errors',
  ],
})
