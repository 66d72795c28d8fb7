import { defineRule, findingOf } from '../../model/rule.js'
import { tokenPlaces } from '../../queries/tokens/token-places.js'
import { apiRequests } from '../../model/transcript.js'

export const CX_REQ_003 = defineRule({
  id: 'CX-REQ-003',
  title: 'sends its token in one way only',
  rationale:
    'A request with a token in two places is malformed: which of the two counts is anybody’s guess, and a strict server answers 400.',
  fix: 'Send one Authorization header, and the token nowhere else.',
  level: 'MUST',
  sources: [{ ref: 'RFC 6750 2', grade: 'standard' }],
  always: true,
  steps: [{ run: 'startRecording' }, { run: 'stopRecording' }],
  guard: (transcript) =>
    apiRequests(transcript).some((each) => tokenPlaces(each, transcript.secrets).length > 0) ||
    'No request carried a token.',
  expect: (transcript) => {
    const places = (each: Parameters<typeof tokenPlaces>[0]) => tokenPlaces(each, transcript.secrets)
    const shown = apiRequests(transcript).filter((each) => places(each).length > 1)
    return findingOf(
      'token-in-two-places',
      shown,
      (first) => `${first.operation ?? first.method} carried its token in ${places(first).join(' and ')}.`,
    )
  },
  mutants: ['sends-its-token-twice'],
})
