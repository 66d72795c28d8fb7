import { findingOf } from '../../kit/finding.js'
import type { Rule } from '../../kit/rule.js'
import { accepted, after, tokenRequests } from '../../kit/transcript.js'

const operations = 20

/** Twenty operations find that the token has expired. */
export const CX_TOK_003: Rule = {
  id: 'CX-TOK-003',
  title: 'asks for one token when many operations find that theirs has expired',
  rationale:
    'It happens to every application that runs for longer than an hour: all that it does at that moment asks for a token. The first request should do for all of them.',
  fix: 'Keep the token request that is under way, for the renewal as for the first token, and let every operation wait for it.',
  level: 'SHOULD',
  sources: [{ ref: 'openfga/js-sdk#332, athenz#3329, apicurio-registry#9776', grade: 'practice' }],
  since: '1.0',
  status: 'stable',
  needs: ['parallel'],
  setup: { calls: operations + 1, tokenLifetimeSeconds: 2 },
  steps: [
    { run: 'startRecording' },
    { waitMs: 2200 },
    // Slow enough that all of them wait for it.
    { server: { act: 'fault', fault: { on: 'issueToken', fixedDelayMilliseconds: 100 } } },
    {
      together: Array.from({ length: operations }, (_, index) => ({
        run: 'startRecording',
        call: index + 1,
      })),
    },
  ],
  guard: (transcript) => {
    const starts = accepted(transcript, 'startRecording').length
    return starts > operations || `Only ${starts} of ${operations + 1} starts were accepted.`
  },
  expect: (transcript) => {
    const [first] = accepted(transcript, 'startRecording')
    const renewals = first ? after(tokenRequests(transcript), first) : []
    return findingOf(
      'renewal-not-shared',
      renewals.length > 1 ? renewals : [],
      () =>
        `${operations} operations after the token had expired took ${renewals.length} token requests; expected 1.`,
    )
  },
  mutants: ['does-not-share-a-token-request', 'asks-for-a-token-by-each-operation'],
}
