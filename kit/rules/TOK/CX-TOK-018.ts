import { doneOn, describeOutcome } from '../../queries/recordings/outcomes.js'
import { isStarted } from '../../runner/sanity-step.js'
import { defineRule, finding } from '../../model/rule.js'
import { tokenRequests } from '../../model/transcript.js'

export const CX_TOK_018 = defineRule({
  id: 'CX-TOK-018',
  title: 'should not fail an operation because another one that waits for the same token is aborted',
  rationale:
    'Operations share one token request. If the signal of the operation that began it also ends the request, one user who gives up fails the operations of all others.',
  fix: 'Let a waiting operation request the token again when the operation that requested it has ended, or give the shared request a deadline of its own.',
  level: 'SHOULD',
  sources: [
    {
      ref: 'DuendeArchive/IdentityModel.AspNetCore.OAuth2Introspection#193, mui/mui-x#22947',
      grade: 'practice',
    },
  ],
  acrossOperations: true,
  needs: ['parallel', 'abort'],
  setup: { calls: 2 },
  steps: [
    { server: { act: 'fault', fault: { on: 'issueToken', fixedDelayMilliseconds: 1200 } } },
    {
      together: [
        { run: 'startRecording', call: 0, abortAfterMs: 400, mayHang: true },
        { run: 'startRecording', call: 1 },
      ],
    },
  ],
  guard: (transcript) => {
    if (tokenRequests(transcript).length === 0) return 'The client requested no token.'
    if (transcript.done.some(({ abortedMs }) => abortedMs !== undefined)) return true
    const hasToken = transcript.done.every(({ outcome }) => outcome.outcome === 'ok')
    return hasToken
      ? {
          notApplicable: 'The client requests its token when it is configured, so no operation waits for it.',
        }
      : 'No operation was aborted.'
  },
  expect: (transcript) => {
    const [other] = doneOn(transcript, 'startRecording', 1)
    const isOwn = other?.outcome.kind === 'aborted' || other?.outcome.kind === 'timeout'
    if (!other || !isOwn || isStarted(transcript, 1)) return []
    const message = `The operation that was not aborted was reported as ${describeOutcome(other.outcome)}; expected ok.`
    return [finding('aborted-with-another', message, tokenRequests(transcript))]
  },
  mutants: ['lets-one-abort-end-all'],
})
