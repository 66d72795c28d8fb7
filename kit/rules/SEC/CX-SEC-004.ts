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
  title: 'does not send its credentials again when the token endpoint redirects it to another origin',
  rationale:
    'A 307 or 308 asks for the same request at another place, credentials included; a 301, 302 or 303 is often followed as a GET that still has them in its Authorization. Whoever is there then has the secret itself.',
  fix: 'Follow no redirect of the token endpoint: report config.',
  level: 'MUST',
  sources: [
    { ref: 'RFC 9110 15.4', grade: 'standard' },
    { ref: 'RFC 9700 4.12', grade: 'standard' },
  ],
  setup: { calls: redirectStatuses.length, elsewhere: true },
  steps: steps as [Step, ...Step[]],
  guard: (transcript) => {
    const met = redirectedCrossOrigin(tokenRequests(transcript))
    if (met.length === 0) return 'No token request was redirected to another origin.'
    if (leaksElsewhere(transcript).length > 0) return true
    const unmet = unfollowedRedirects(met)
    return unmet.length === 0 || `No token request was redirected to another origin with ${unmet.join(', ')}.`
  },
  expect: (transcript) =>
    findingOf(
      'credentials-sent-elsewhere',
      leaksElsewhere(transcript),
      ({ id, method }) => `Request ${id}, a ${method} to another origin, has the credentials in it.`,
    ),
  mutants: ['follows-redirects-with-all-it-has', 'follows-redirects-with-a-get'],
})
