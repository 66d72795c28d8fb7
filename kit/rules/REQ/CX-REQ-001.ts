import { operationRequests } from '../../queries/operation-requests.js'
import { defineRule, findingOf } from '../../model/rule.js'
import { bearerOf } from '../../model/transcript.js'

export const CX_REQ_001 = defineRule({
  id: 'CX-REQ-001',
  title: 'sends its token in the Authorization header, as Bearer',
  rationale:
    'Every resource server has to take the token there. Whatever other way a client finds, the API may refuse it, or proxies may write it down.',
  fix: 'Send Authorization: Bearer and the access token with every call of the API.',
  level: 'SHOULD',
  sources: [{ ref: 'RFC 6750 2.1', grade: 'standard' }],
  always: true,
  steps: [{ run: 'startRecording' }, { run: 'stopRecording' }],
  guard: (transcript) =>
    operationRequests(transcript).length > 0 || 'No request for an operation of the API came.',
  expect: (transcript) => {
    const without = operationRequests(transcript).flatMap(({ arrival }) =>
      bearerOf(arrival) === undefined ? [arrival] : [],
    )
    return findingOf(
      'no-bearer-header',
      without,
      ({ operation }) => `${operation} was called without a bearer token in the Authorization header.`,
    )
  },
  mutants: ['sends-its-token-in-the-query'],
})
