import { leaksElsewhere } from '../../queries/find-leaks.js'
import {
  redirectedCrossOrigin,
  redirectStatuses,
  unfollowedRedirects,
} from '../../queries/retries/redirects.js'
import { defineRule, findingOf, type Step } from '../../model/rule.js'
import { tokenRequests } from '../../model/transcript.js'

const steps = redirectStatuses.flatMap((status, call): Step[] => [
  { server: { act: 'clear-faults' } },
  { server: { act: 'fault', fault: { on: 'issueToken', status, redirectTo: '{elsewhere}{tokenPath}' } } },
  { run: 'startRecording', call },
])

export const CX_SEC_004 = defineRule({
  id: 'CX-SEC-004',
  title: 'must not send its credentials to another origin when the token endpoint redirects it',
  rationale:
    'A 307 or 308 demands the same request elsewhere, credentials included. A 301, 302 or 303 is often followed as a GET whose Authorization still contains them. The other origin then has the secret.',
  fix: 'Do not follow redirects of the token endpoint. Report config.',
  level: 'MUST',
  sources: [
    { ref: 'RFC 9110 15.4', grade: 'standard' },
    { ref: 'RFC 9700 4.12', grade: 'standard' },
  ],
  setup: { calls: redirectStatuses.length, elsewhere: true },
  steps: steps as [Step, ...Step[]],
  guard: (transcript) => {
    const redirected = redirectedCrossOrigin(tokenRequests(transcript))
    if (redirected.length === 0) return 'No token request was redirected to another origin.'
    if (leaksElsewhere(transcript).length > 0) return true
    const missing = unfollowedRedirects(redirected)
    return (
      missing.length === 0 || `No token request was redirected to another origin with ${missing.join(', ')}.`
    )
  },
  expect: (transcript) =>
    findingOf(
      'credentials-sent-elsewhere',
      leaksElsewhere(transcript),
      ({ id, method }) => `Request ${id} (${method}) to another origin contains the credentials.`,
    ),
  mutants: ['follows-redirects-with-all-it-has', 'follows-redirects-with-a-get'],
})
