import { isStarted, worked } from '../../runner/sanity-step.js'
import { defineRule, finding, findingOf } from '../../model/rule.js'
import { after, apiRequests, bearerOf, type Transcript } from '../../model/transcript.js'

const rejected = (transcript: Transcript) =>
  apiRequests(transcript).filter(({ refusedBy }) => refusedBy === 'token-revoked')

export const CX_TOK_007 = defineRule({
  id: 'CX-TOK-007',
  title: 'should request a new token after an early rejection and repeat the operation once',
  rationale:
    'An administrator revokes tokens, or a service restarts, so a token can become invalid before it expires. A client that trusts its cache more than the 401 fails until then.',
  fix: 'After a 401, discard the token, request a new one without any cache, and repeat the request once. Stop after a second 401.',
  level: 'SHOULD',
  sources: [
    { ref: 'RFC 9110 15.5.2', grade: 'standard' },
    { ref: 'medplum#9680, OpenMetadata#33773, cognite-sdk-js#1456', grade: 'practice' },
  ],
  acrossOperations: true,
  dependsOn: ['CX-AUTH-016', 'CX-ERR-001', 'CX-TOK-010', 'CX-REQ-011'],
  setup: { calls: 2 },
  steps: [
    { run: 'startRecording', call: 0 },
    { server: { act: 'revoke-tokens' } },
    { run: 'startRecording', call: 1 },
  ],
  guard: (transcript) => {
    const works = worked(transcript)
    if (works !== true) return works
    return rejected(transcript).length > 0 || 'No request was rejected because its token had been revoked.'
  },
  expect: (transcript) => {
    const [first] = rejected(transcript)
    const later = first ? after(apiRequests(transcript), first) : []
    const repeats = first ? later.filter((each) => bearerOf(each) === bearerOf(first)) : []
    const repeated = later.filter(({ method, target }) => method === first?.method && target === first.target)
    return [
      ...findingOf(
        'refused-token-repeated',
        repeats,
        ({ id }) => `Request ${id} contains a token that had already been rejected.`,
      ),
      ...findingOf(
        'repeated-too-often',
        repeated.length > 1 ? repeated : [],
        () => `The rejected request was repeated ${repeated.length} times; expected 1.`,
      ),
      ...(isStarted(transcript, 1)
        ? []
        : [
            finding(
              'gave-up-on-401',
              'The operation whose token had been revoked never succeeded.',
              rejected(transcript),
            ),
          ]),
    ]
  },
  mutants: ['gives-up-on-401', 'repeats-with-the-same-token'],
})
