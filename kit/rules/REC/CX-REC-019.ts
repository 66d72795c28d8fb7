import { doneOn, requestsAbout, told } from '../../queries/recordings/outcomes.js'
import type { ReceivedRequest } from '../../model/test-server.js'
import { defineRule, finding, type Finding } from '../../model/rule.js'
import type { Transcript } from '../../model/transcript.js'

export const CX_REC_019 = defineRule({
  id: 'CX-REC-019',
  title: 'says so when a call cannot be masked, and does not ask again',
  rationale:
    'Calls between people of the tenant are recorded, and cannot be masked: 422, without a body. A client that takes it for done has the number of a card recorded that was read out to a colleague.',
  fix: 'Take 422 for the end: report a failure with a kind, and the recording as what it still is.',
  level: 'MUST',
  sources: [
    { ref: 'NICE mask and unmask: 422 the operation is not supported for internal calls', grade: 'vendor' },
    { ref: 'PCI DSS 3.3: the code of a card is not kept after authorisation', grade: 'practice' },
  ],
  profiles: ['record-on-demand'],
  setup: { calls: [{ internal: true }] },
  steps: [{ run: 'startRecording' }, { run: 'pauseRecording' }],
  guard: (transcript) => refused(transcript).length > 0 || 'No mask was answered with 422.',
  expect: (transcript) => {
    const shown = refused(transcript)
    const outcome = doneOn(transcript, 'pauseRecording')[0]?.outcome
    const found = (code: string, message: string): Finding[] => [finding(code, message, shown)]
    return [
      ...(shown.length > 1
        ? found('refused-mask-repeated', `A mask that was refused with 422 was sent ${shown.length} times.`)
        : []),
      ...(outcome && (outcome.outcome !== 'fail' || outcome.state === 'paused')
        ? found('refused-mask-misreported', `A mask that was refused with 422 ended as ${told(outcome)}.`)
        : []),
      ...(outcome?.outcome === 'fail' && outcome.kind === undefined
        ? found('refused-mask-untyped', 'A mask that was refused with 422 ended without a kind.')
        : []),
    ]
  },
  mutants: ['swallows-a-failed-pause', 'repeats-on-a-bad-request', 'takes-any-answer-for-success'],
})

function refused(transcript: Transcript): ReceivedRequest[] {
  return requestsAbout(transcript, 0, 'pauseRecording').filter(({ status }) => status === 422)
}
