import { defineRule, findingOf } from '../../model/rule.js'
import { accepted, after, tokenRequests } from '../../model/transcript.js'

const operations = 20

/** Long, because twenty operations on a busy machine take their time. */
const deadlineMs = 15_000

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
  setup: { calls: operations + 1 },
  steps: [
    // Only the first token is short-lived. The next one lasts, however long twenty operations take.
    { server: { act: 'fault', fault: { on: 'issueToken', mergePatch: { expires_in: 2 }, times: 1 } } },
    { run: 'startRecording', deadlineMs },
    { passMs: 2200 },
    { server: { act: 'revoke-tokens' } },
    // Slow enough that all operations wait for it.
    { server: { act: 'fault', fault: { on: 'issueToken', fixedDelayMilliseconds: 100 } } },
    {
      together: Array.from({ length: operations }, (_, index) => ({
        run: 'startRecording',
        call: index + 1,
        deadlineMs,
      })),
    },
  ],
  guard: (transcript) => {
    const starts = accepted(transcript, 'startRecording').length
    return starts > operations / 2 || `Only ${starts} of ${operations + 1} starts were accepted.`
  },
  expect: (transcript) => {
    const [first] = accepted(transcript, 'startRecording')
    const renewals = first ? after(tokenRequests(transcript), first) : []
    return findingOf(
      'renewal-not-shared',
      renewals.length > 1 ? renewals : [],
      () =>
        `${operations} operations after the token had expired used ${renewals.length} token requests; expected 1.`,
    )
  },
  mutants: ['does-not-share-a-token-request', 'asks-for-a-token-by-each-operation'],
})
