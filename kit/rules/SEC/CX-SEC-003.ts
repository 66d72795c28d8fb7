import { leaksElsewhere } from '../../queries/find-leaks.js'
import {
  redirectedCrossOrigin,
  redirectStatuses,
  unfollowedRedirects,
} from '../../queries/retries/redirects.js'
import { defineRule, findingOf, type Step } from '../../model/rule.js'
import { apiRequests } from '../../model/transcript.js'

/** A command and a read for each status, because many libraries follow only one of them. */
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
  title: 'must not send its token to another origin when the API redirects it',
  rationale:
    'Anyone who can make the API redirect obtains the token and all its permissions. Not every HTTP library removes Authorization. Many follow only some redirects; for example, a 302 of a command is often followed as a GET with all headers.',
  fix: 'Do not follow redirects of the API, or remove Authorization if scheme, host or port differ. Check what the HTTP library does with 301, 302, 303, 307 and 308.',
  level: 'MUST',
  sources: [
    { ref: 'RFC 9110 15.4', grade: 'standard' },
    { ref: 'superagent#1844, crawlee#4134', grade: 'practice' },
  ],
  always: true,
  setup: { calls: redirectStatuses.length, elsewhere: true },
  steps: steps as [Step, ...Step[]],
  guard: (transcript) => {
    const redirected = redirectedCrossOrigin(apiRequests(transcript))
    if (redirected.length === 0) return 'No request to the API was redirected to another origin.'
    if (!transcript.config || leaksElsewhere(transcript).length > 0) return true
    const missing = unfollowedRedirects(redirectedCrossOrigin(apiRequests(transcript, 'startRecording')))
    return missing.length === 0 || `No start was redirected to another origin with ${missing.join(', ')}.`
  },
  expect: (transcript) =>
    findingOf(
      'token-sent-elsewhere',
      leaksElsewhere(transcript),
      ({ id, method }) => `Request ${id} (${method}) to another origin contains the token.`,
    ),
  mutants: [
    'follows-redirects-with-all-it-has',
    'follows-redirects-with-a-get',
    'follows-redirects-of-reads-alone',
  ],
  nearMisses: { 'follows-redirects-with-no-token': 'pass' },
})
