import { defineRule, findingOf } from '../../model/rule.js'
import { tokenPlaces } from '../../queries/tokens/token-places.js'
import { apiRequests } from '../../model/transcript.js'

export const CX_REQ_002 = defineRule({
  id: 'CX-REQ-002',
  title: 'must not put a token into a URI',
  rationale:
    'Servers and proxies log URIs, and they appear in histories and in Referer headers. A token in a URI is disclosed.',
  fix: 'Send the token only in the Authorization header.',
  level: 'MUST',
  sources: [
    { ref: 'RFC 9700 4.3.2', grade: 'standard' },
    { ref: 'RFC 6750 5.3', grade: 'standard' },
  ],
  always: true,
  steps: [{ run: 'startRecording' }, { run: 'stopRecording' }],
  guard: (transcript) =>
    apiRequests(transcript).some((each) => tokenPlaces(each, transcript.secrets).length > 0) ||
    'No request contained a token.',
  expect: (transcript) => {
    const shown = transcript.arrivals.filter((each) =>
      tokenPlaces(each, transcript.secrets).includes('the query'),
    )
    return findingOf(
      'token-in-uri',
      shown,
      ({ method, operation }) => `The URI of ${operation ?? method} contains a token.`,
    )
  },
  mutants: ['sends-its-token-in-the-query', 'sends-its-token-twice'],
})
