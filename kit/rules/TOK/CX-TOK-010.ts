import { sanityStep, isStarted, worked } from '../../runner/sanity-step.js'
import { defineRule, finding } from '../../model/rule.js'
import { tokenRequests, type Transcript } from '../../model/transcript.js'

const failed = (transcript: Transcript) => tokenRequests(transcript).filter(({ status }) => status === 503)

export const CX_TOK_010 = defineRule({
  id: 'CX-TOK-010',
  title: 'must request a new token after a token request has failed',
  rationale:
    'Sharing one token request between operations is right, but its failure must not be cached. If a rejected promise stays in the cache, the client fails until it is restarted.',
  fix: 'Remove a failed token request from the cache, so that the next operation sends a new one.',
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
            'The token endpoint works again, but the next operation did not succeed.',
            failed(transcript),
          ),
        ],
  mutants: ['keeps-a-failed-token-request', 'keeps-its-lock-after-a-failure'],
  nearMisses: { 'gives-up-on-a-limited-token-endpoint': 'pass' },
})
