import { leaksElsewhere } from '../../queries/find-leaks.js'
import {
  redirectedCrossOrigin,
  redirectStatuses,
  unfollowedRedirects,
} from '../../queries/retries/redirects.js'
import { defineRule, findingOf, type Step } from '../../model/rule.js'
import { apiRequests } from '../../model/transcript.js'

/** Each status is met by a command and by a read: many libraries follow one, and not the other. */
const steps = redirectStatuses.flatMap((status, call): Step[] => [
  { server: { act: 'clear-faults' } },
  {
    server: {
      act: 'fault',
      fault: {
        on: 'startRecording',
        status,
        redirectTo: '{elsewhere}/api/v2/recording/recordingcontrols/start',
      },
    },
  },
  {
    server: {
      act: 'fault',
      fault: { on: 'getRecording', status, redirectTo: '{elsewhere}/api/v2/conversations/1' },
    },
  },
  { run: 'startRecording', call },
  { run: 'getRecording', call, ifAble: true },
])

export const CX_SEC_003 = defineRule({
  id: 'CX-SEC-003',
  title: 'takes no token along when the API redirects it to another origin',
  rationale:
    'Whoever can make the API redirect then has the token, and can do what the client can. Not every HTTP library drops Authorization on the way, and many follow only some redirects: a 302 of a command is often followed as a GET, with every header.',
  fix: 'Do not follow redirects of the API, or drop Authorization where scheme, host or port differ; look at what the HTTP library does with 301, 302, 303, 307 and 308.',
  level: 'MUST',
  sources: [
    { ref: 'RFC 9110 15.4', grade: 'standard' },
    { ref: 'superagent#1844, crawlee#4134', grade: 'practice' },
  ],
  always: true,
  setup: { calls: redirectStatuses.length, elsewhere: true },
  steps: steps as [Step, ...Step[]],
  guard: (transcript) => {
    const met = redirectedCrossOrigin(apiRequests(transcript))
    if (met.length === 0) return 'No request to the API was redirected to another origin.'
    if (!transcript.config || leaksElsewhere(transcript).length > 0) return true
    const unmet = unfollowedRedirects(redirectedCrossOrigin(apiRequests(transcript, 'startRecording')))
    return unmet.length === 0 || `No start was redirected to another origin with ${unmet.join(', ')}.`
  },
  expect: (transcript) =>
    findingOf(
      'token-sent-elsewhere',
      leaksElsewhere(transcript),
      ({ id, method }) => `Request ${id}, a ${method} to another origin, has the token in it.`,
    ),
  mutants: [
    'follows-redirects-with-all-it-has',
    'follows-redirects-with-a-get',
    'follows-redirects-of-reads-alone',
  ],
  nearMisses: { 'follows-redirects-with-no-token': 'pass' },
})
