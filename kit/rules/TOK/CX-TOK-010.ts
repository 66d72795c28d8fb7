import { sanityStep, isStarted, worked } from '../../runner/sanity-step.js'
import { defineRule, finding } from '../../model/rule.js'
import { tokenRequests, type Transcript } from '../../model/transcript.js'

const failed = (transcript: Transcript) => tokenRequests(transcript).filter(({ status }) => status === 503)

export const CX_TOK_010 = defineRule({
  id: 'CX-TOK-010',
  title: 'asks for a token anew after a token request has failed',
  rationale:
    'To share one token request between operations is right, to share its failure for ever is not: the promise that was rejected once stays in the cache, and the client is dead until it is restarted.',
  fix: 'Drop the token request from the cache when it fails, so that the next operation makes another.',
  level: 'MUST',
  sources: [{ ref: 'openfga/js-sdk#333: a failed token request is shared', grade: 'practice' }],
  setup: { calls: 3 },
  steps: [
    ...sanityStep,
    { server: { act: 'fault', fault: { on: 'issueToken', status: 503 } } },
    { run: 'startRecording', call: 1, deadlineMs: 1000, mayHang: true },
    { server: { act: 'clear-faults' } },
    { run: 'startRecording', call: 2 },
  ],
  guard: (transcript) => {
    const works = worked(transcript)
    if (works !== true) return works
    return failed(transcript).length > 0 || 'No token request was answered with 503.'
  },
  expect: (transcript) =>
    isStarted(transcript, 2)
      ? []
      : [
          finding(
            'failure-kept',
            'The token endpoint works again, and the operation after the failed one did not succeed.',
            failed(transcript),
          ),
        ],
  mutants: ['keeps-a-failed-token-request'],
  nearMisses: { 'gives-up-on-a-limited-token-endpoint': 'pass' },
})
