import { findingOf } from '../../kit/finding.js'
import { leadsElsewhere } from '../../kit/foreign-link.js'
import { leaksElsewhere } from '../../kit/leak.js'
import type { Rule } from '../../kit/rule.js'
import { apiRequests } from '../../kit/transcript.js'

/** A redirect of the API. */
export const CX_SEC_003: Rule = {
  id: 'CX-SEC-003',
  title: 'takes no token along when the API redirects it to another origin',
  rationale:
    'Whoever can make the API redirect then has the token, and can do what the client can. Not every HTTP library drops Authorization on the way.',
  fix: 'Do not follow redirects of the API, or drop Authorization where scheme, host or port differ.',
  level: 'MUST',
  sources: [
    { ref: 'RFC 9110 15.4', grade: 'standard' },
    { ref: 'superagent#1844, crawlee#4134', grade: 'practice' },
  ],
  since: '1.0',
  status: 'stable',
  always: true,
  setup: { elsewhere: true },
  steps: [
    {
      server: {
        act: 'fault',
        fault: { on: 'startRecording', redirectTo: '{elsewhere}/api/v2/recording/recordingcontrols/start' },
      },
    },
    { run: 'startRecording' },
  ],
  guard: (transcript) =>
    apiRequests(transcript).some((each) => each.status >= 300 && each.status < 400 && leadsElsewhere(each)) ||
    'No request to the API was redirected to another origin.',
  expect: (transcript) =>
    findingOf(
      'token-sent-elsewhere',
      leaksElsewhere(transcript),
      ({ id }) => `Request ${id}, to another origin, has the token in it.`,
    ),
  mutants: ['follows-redirects-with-all-it-has'],
  nearMisses: { 'follows-redirects-with-no-token': 'pass' },
}
