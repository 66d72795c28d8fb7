import { defineRule, findingOf } from '../../model/rule.js'
import { accepted, tokenRequests } from '../../model/transcript.js'

const operations = 20

/** Long, because twenty operations on a busy machine take their time. */
const deadlineMs = 15_000

export const CX_TOK_002 = defineRule({
  id: 'CX-TOK-002',
  title: 'should request one token when many operations begin concurrently',
  rationale:
    'An application that starts has twenty operations and no token. Twenty concurrent token requests exhaust the limit of the token endpoint, and nineteen of the tokens are discarded.',
  fix: 'Store the pending token request, and let every operation wait for it.',
  level: 'SHOULD',
  sources: [{ ref: 'openfga/js-sdk#332, athenz#3329, apicurio-registry#9776', grade: 'practice' }],
  acrossOperations: true,
  needs: ['parallel'],
  setup: { calls: operations },
  steps: [
    // Slow enough that all operations wait for it.
    { server: { act: 'fault', fault: { on: 'issueToken', fixedDelayMilliseconds: 100 } } },
    {
      together: Array.from({ length: operations }, (_, call) => ({
        run: 'startRecording',
        call,
        deadlineMs,
      })),
    },
  ],
  guard: (transcript) => {
    const starts = accepted(transcript, 'startRecording').length
    return starts >= operations / 2 || `Only ${starts} of ${operations} starts were accepted.`
  },
  expect: (transcript) => {
    const requests = tokenRequests(transcript)
    return findingOf(
      'token-request-not-shared',
      requests.length > 1 ? requests : [],
      () => `${operations} concurrent operations used ${requests.length} token requests; expected 1.`,
    )
  },
  mutants: ['does-not-share-a-token-request', 'asks-for-a-token-by-each-operation'],
})
