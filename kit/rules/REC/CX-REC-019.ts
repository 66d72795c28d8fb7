import { doneOn, requestsAbout, describeOutcome } from '../../queries/recordings/outcomes.js'
import type { ReceivedRequest } from '../../model/test-server.js'
import { defineRule, finding, type Finding } from '../../model/rule.js'
import type { Transcript } from '../../model/transcript.js'

export const CX_REC_019 = defineRule({
  id: 'CX-REC-019',
  title: 'must report that a call cannot be masked, without a retry',
  rationale:
    'Calls between users of one tenant are recorded but cannot be masked: the API answers 422 without a body. If the client reports success, a card number that is read out to a colleague is recorded.',
  fix: 'Treat 422 as final. Report a failure with a kind, and the actual state of the recording.',
  level: 'MUST',
  sources: [
    { ref: 'NICE mask and unmask: 422 the operation is not supported for internal calls', grade: 'vendor' },
    { ref: 'PCI DSS 3.3: the card verification code is not stored after authorisation', grade: 'practice' },
  ],
  profiles: ['record-on-demand'],
  setup: { calls: [{ internal: true }] },
  steps: [{ run: 'startRecording' }, { run: 'pauseRecording' }],
  guard: (transcript) => rejected(transcript).length > 0 || 'No mask received a 422.',
  expect: (transcript) => {
    const shown = rejected(transcript)
    const outcome = doneOn(transcript, 'pauseRecording')[0]?.outcome
    const problem = (code: string, message: string): Finding[] => [finding(code, message, shown)]
    return [
      ...(shown.length > 1
        ? problem(
            'refused-mask-repeated',
            `A mask that received a 422 was sent ${shown.length} times; expected 1.`,
          )
        : []),
      ...(outcome && (outcome.outcome !== 'fail' || outcome.state === 'paused')
        ? problem(
            'refused-mask-misreported',
            `A mask that received a 422 was reported as ${describeOutcome(outcome)}.`,
          )
        : []),
      ...(outcome?.outcome === 'fail' && outcome.kind === undefined
        ? problem('refused-mask-untyped', 'A mask that received a 422 was reported without a kind.')
        : []),
    ]
  },
  mutants: ['swallows-a-failed-pause', 'repeats-on-a-bad-request', 'takes-any-answer-for-success'],
})

function rejected(transcript: Transcript): ReceivedRequest[] {
  return requestsAbout(transcript, 0, 'pauseRecording').filter(({ status }) => status === 422)
}
