import { operationRequests } from '../../queries/operation-requests.js'
import { defineRule, findingOf } from '../../model/rule.js'
import { bearerOf } from '../../model/transcript.js'

export const CX_REQ_001 = defineRule({
  id: 'CX-REQ-001',
  title: 'should send its token as Bearer in the Authorization header',
  rationale:
    'Every resource server must accept the token there. The API may reject it elsewhere, and proxies may log it.',
  fix: 'Send the access token as Authorization: Bearer with every API request.',
  level: 'SHOULD',
  sources: [{ ref: 'RFC 6750 2.1', grade: 'standard' }],
  always: true,
  steps: [{ run: 'startRecording' }, { run: 'stopRecording' }],
  guard: (transcript) =>
    operationRequests(transcript).length > 0 || 'The client sent no request for an API operation.',
  expect: (transcript) => {
    const without = operationRequests(transcript).flatMap(({ request }) =>
      bearerOf(request) === undefined ? [request] : [],
    )
    return findingOf(
      'no-bearer-header',
      without,
      ({ operation }) => `${operation} was requested without a bearer token in the Authorization header.`,
    )
  },
  mutants: ['sends-its-token-in-the-query', 'doubles-its-scheme'],
})
