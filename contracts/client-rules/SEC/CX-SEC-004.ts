import { findingOf } from '../../kit/finding.js'
import { leadsElsewhere } from '../../kit/foreign-link.js'
import { leaksElsewhere } from '../../kit/leak.js'
import type { Rule } from '../../kit/rule.js'
import { tokenRequests } from '../../kit/transcript.js'

/** A redirect of the token endpoint. */
export const CX_SEC_004: Rule = {
  id: 'CX-SEC-004',
  title: 'does not send its credentials again when the token endpoint redirects it to another origin',
  rationale:
    'A 307 asks for the same request at another place, credentials included: whoever is there then has the secret itself.',
  fix: 'Follow no redirect of the token endpoint: report config.',
  level: 'MUST',
  sources: [
    { ref: 'RFC 9110 15.4', grade: 'standard' },
    { ref: 'RFC 9700 4.12', grade: 'standard' },
  ],
  since: '1.0',
  status: 'stable',
  setup: { elsewhere: true },
  steps: [
    { server: { act: 'fault', fault: { on: 'issueToken', redirectTo: '{elsewhere}{tokenPath}' } } },
    { run: 'startRecording' },
  ],
  guard: (transcript) =>
    tokenRequests(transcript).some(
      (each) => each.status >= 300 && each.status < 400 && leadsElsewhere(each),
    ) || 'No token request was redirected to another origin.',
  expect: (transcript) =>
    findingOf(
      'credentials-sent-elsewhere',
      leaksElsewhere(transcript),
      ({ id }) => `Request ${id}, to another origin, has the credentials in it.`,
    ),
  mutants: ['follows-redirects-with-all-it-has'],
}
