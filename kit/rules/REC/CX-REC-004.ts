import { doneOn, requestsAbout, describeOutcome } from '../../queries/recordings/outcomes.js'
import { defineRule, finding } from '../../model/rule.js'
import { accepted } from '../../model/transcript.js'

export const CX_REC_004 = defineRule({
  id: 'CX-REC-004',
  title: 'should report a second start as already recording or as a conflict',
  rationale:
    'Double clicks and automatic retries start twice. The call is already being recorded as intended, so a client that repeats the rejected start, or reports something else, turns it into an error.',
  fix: 'Report the start of a running recording as ok or as a conflict. Do not repeat it.',
  level: 'SHOULD',
  sources: [
    { ref: 'NICE Record on Demand: 409 cannot be executed due to the service state', grade: 'vendor' },
    { ref: 'RFC 9110 15.5.10', grade: 'standard' },
  ],
  setup: { calls: 2, assumptions: { 'record-on-demand-start-while-recording': 'conflict-409' } },
  steps: [
    { run: 'startRecording', call: 0 },
    { run: 'startRecording', call: 0 },
    { server: { act: 'start', call: 1 } },
    { run: 'startRecording', call: 1 },
  ],
  guard: (transcript) => {
    if (accepted(transcript, 'startRecording').length === 0) return 'No start was accepted.'
    return (
      requestsAbout(transcript, 1).length > 0 ||
      'The client sent no request about the call that is already being recorded.'
    )
  },
  expect: (transcript) =>
    [0, 1].flatMap((call) => {
      const starts = requestsAbout(transcript, call, 'startRecording')
      const rejected = starts.filter(({ status }) => status >= 400)
      const second = doneOn(transcript, 'startRecording', call).at(-1)?.outcome
      const isRight =
        second?.outcome === 'ok'
          ? (second.state ?? 'recording') === 'recording'
          : second?.outcome === 'fail' && second.kind === 'conflict'
      const reported = second ? describeOutcome(second) : 'nothing'
      const message = `The start of a running recording was reported as ${reported}; expected ok, or fail (conflict).`
      return [
        ...(rejected.length > 1
          ? [finding('start-repeated', 'The start was repeated after it had been rejected.', rejected)]
          : []),
        ...(isRight ? [] : [finding('second-start-misreported', message, starts)]),
      ]
    }),
  mutants: ['repeats-on-conflict', 'takes-a-conflict-for-a-bad-argument'],
})
