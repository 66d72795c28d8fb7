import { defineRule, findingOf } from '../../model/rule.js'
import { accepted, after, tokenRequests } from '../../model/transcript.js'

const operations = 20

/** Half of the lifetime of the token. No client renews earlier. */
const dueMs = 1000

export const CX_TOK_003 = defineRule({
  id: 'CX-TOK-003',
  title: 'should request one token when many operations find that it has expired',
  rationale:
    'This happens to every application that runs for more than an hour: all its operations need a new token at that moment. One request is enough for all of them.',
  fix: 'Store the pending token request, for a renewal as well as for the first token, and let every operation wait for it.',
  level: 'SHOULD',
  sources: [{ ref: 'openfga/js-sdk#332, athenz#3329, apicurio-registry#9776', grade: 'practice' }],
  acrossOperations: true,
  needs: ['parallel'],
  setup: { calls: operations + 1, tokenLifetimeSeconds: 2 },
  steps: [
    { run: 'startRecording' },
    { passMs: 2200 },
    // Slow enough that all operations wait for it.
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
    // On a slow machine the new token may expire, too. Then another request is right.
    const unshared = others.filter(({ atMs }) => renewal && atMs - renewal.atMs < dueMs)
    return findingOf(
      'renewal-not-shared',
      renewal && unshared.length > 0 ? [renewal, ...unshared] : [],
      () =>
        `${operations} operations after the token had expired used ${unshared.length + 1} token requests; expected 1.`,
    )
  },
  mutants: ['does-not-share-a-token-request', 'asks-for-a-token-by-each-operation'],
})
