import { doneOn, requestsAbout, told } from '../../queries/recordings/outcomes.js'
import { defineRule, finding } from '../../model/rule.js'
import { accepted } from '../../model/transcript.js'

export const CX_REC_004 = defineRule({
  id: 'CX-REC-004',
  title: 'takes a second start for what it is: already recording, or a conflict',
  rationale:
    'Double clicks and automatic retries start twice. What the caller wants is there already; a client that repeats the refused start, or reports something else, makes an error of it.',
  fix: 'Report a start of what is being recorded as done, or as a conflict. Do not send it again.',
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
      'Nothing was asked about the call that somebody else records.'
    )
  },
  expect: (transcript) =>
    [0, 1].flatMap((call) => {
      const starts = requestsAbout(transcript, call, 'startRecording')
      const refused = starts.filter(({ status }) => status >= 400)
      const second = doneOn(transcript, 'startRecording', call).at(-1)?.outcome
      const isRight =
        second?.outcome === 'ok'
          ? (second.state ?? 'recording') === 'recording'
          : second?.outcome === 'fail' && second.kind === 'conflict'
      const asked = second ? told(second) : 'nothing'
      const message = `The start of what was being recorded ended as ${asked}; expected ok, or fail (conflict).`
      return [
        ...(refused.length > 1
          ? [finding('start-repeated', `The start was sent again after it had been refused.`, refused)]
          : []),
        ...(isRight ? [] : [finding('second-start-misreported', message, starts)]),
      ]
    }),
  mutants: ['repeats-on-conflict', 'takes-a-conflict-for-a-bad-argument'],
})
