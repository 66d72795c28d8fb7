import { leaks } from '../../queries/find-leaks.js'
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
  title: 'tells no secret and no token in an error, a log or anything else that it prints',
  rationale:
    'Errors of HTTP libraries carry the request with its headers, and loggers print all that they are given. A log is read by many, and kept for long.',
  fix: 'Take from an error what is needed: operation, status, correlation id. Redact Authorization before anything is logged; base64 is no redaction.',
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
    // Many loggers write at their leisure.
    { waitMs: 1200 },
  ],
  guard: (transcript) => {
    const { arrivals, done, output } = transcript
    if (!arrivals.some((each) => tokensInResponse(each).length > 0)) return 'No token was issued.'
    if (!apiRequests(transcript).some(({ status }) => status >= 400)) return 'No request failed.'
    return done.length > 0 || output !== '' || 'Nothing of what it printed was seen.'
  },
  expect: ({ done, output, secrets }) => {
    const told = done.filter(({ outcome }) => leaks(JSON.stringify(outcome), secrets))
    const findings = told.map(({ operation, outcome }) =>
      finding(
        'secret-in-error',
        `The error of a ${operation} that ended as ${outcome.kind ?? outcome.outcome} has a secret or a token in it.`,
        [],
      ),
    )
    if (!leaks(output, secrets)) return findings
    return [...findings, finding('secret-printed', 'What it printed has a secret or a token in it.', [])]
  },
  mutants: [
    'logs-its-requests',
    'logs-its-requests-late',
    'dumps-its-requests',
    'tells-its-credentials-in-errors',
  ],
})
