import { defineRule, findingOf } from '../../model/rule.js'
import { tokenPlaces } from '../../queries/tokens/token-places.js'
import { apiRequests } from '../../model/transcript.js'

export const CX_REQ_003 = defineRule({
  id: 'CX-REQ-003',
  title: 'must send its token in one place only',
  rationale:
    'A request with a token in two places is malformed. It is undefined which of them counts, and a strict server answers 400.',
  fix: 'Set the Authorization header instead of appending to it, and send the token nowhere else.',
  level: 'MUST',
  sources: [
    { ref: 'RFC 6750 2', grade: 'standard' },
    { ref: 'databendlabs/bendsql#477, benbaran/adal-angular4#108', grade: 'practice' },
  ],
  always: true,
  steps: [
    { run: 'startRecording' },
    // Some clients add the new token to the old one when they repeat a request.
    { server: { act: 'revoke-tokens' } },
    { run: 'stopRecording' },
  ],
  guard: (transcript) =>
    apiRequests(transcript).some((each) => tokenPlaces(each, transcript.secrets).length > 0) ||
    'No request contained a token.',
  expect: (transcript) => {
    const places = (each: Parameters<typeof tokenPlaces>[0]) => tokenPlaces(each, transcript.secrets)
    const shown = apiRequests(transcript).filter((each) => places(each).length > 1)
    return findingOf(
      'token-in-two-places',
      shown,
      (first) => `${first.operation ?? first.method} sent its token in ${places(first).join(' and ')}.`,
    )
  },
  mutants: ['sends-its-token-twice', 'appends-its-token-to-the-one-before'],
})
