import { defineRule, findingOf } from '../../model/rule.js'
import { accepted, after, tokenRequests } from '../../model/transcript.js'

const operations = 20

/** Half of the lifetime of the token: before it no client renews. */
const dueMs = 1000

export const CX_TOK_003 = defineRule({
  id: 'CX-TOK-003',
  title: 'asks for one token when many operations find that theirs has expired',
  rationale:
    'It happens to every application that runs for longer than an hour: all that it does at that moment asks for a token. The first request should do for all of them.',
  fix: 'Keep the token request that is under way, for the renewal as for the first token, and let every operation wait for it.',
  level: 'SHOULD',
  sources: [{ ref: 'openfga/js-sdk#332, athenz#3329, apicurio-registry#9776', grade: 'practice' }],
  acrossOperations: true,
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
    const [renewal, ...others] = first ? after(tokenRequests(transcript), first) : []
    // Where the machine is so slow that the new token runs out, too, another is due.
    const unshared = others.filter(({ atMs }) => renewal && atMs - renewal.atMs < dueMs)
    return findingOf(
      'renewal-not-shared',
      renewal && unshared.length > 0 ? [renewal, ...unshared] : [],
      () =>
        `${operations} operations after the token had expired took ${unshared.length + 1} token requests; expected 1.`,
    )
  },
  mutants: ['does-not-share-a-token-request', 'asks-for-a-token-by-each-operation'],
})
