import { defineRule, findingOf } from '../../model/rule.js'
import { tokenPlaces } from '../../queries/tokens/token-places.js'
import { apiRequests } from '../../model/transcript.js'

export const CX_REQ_002 = defineRule({
  id: 'CX-REQ-002',
  title: 'never puts a token into a URI',
  rationale:
    'URIs are written into the logs of servers and proxies, into histories and into Referer. A token there is a token given away.',
  fix: 'Send the token in the Authorization header only.',
  level: 'MUST',
  sources: [
    { ref: 'RFC 9700 4.3.2', grade: 'standard' },
    { ref: 'RFC 6750 5.3', grade: 'standard' },
  ],
  always: true,
  steps: [{ run: 'startRecording' }, { run: 'stopRecording' }],
  guard: (transcript) =>
    apiRequests(transcript).some((each) => tokenPlaces(each, transcript.secrets).length > 0) ||
    'No request carried a token.',
  expect: (transcript) => {
    const shown = transcript.arrivals.filter((each) =>
      tokenPlaces(each, transcript.secrets).includes('the query'),
    )
    return findingOf(
      'token-in-uri',
      shown,
      ({ method, operation }) => `The URI of ${operation ?? method} has a token in it.`,
    )
  },
  mutants: ['sends-its-token-in-the-query', 'sends-its-token-twice'],
})
