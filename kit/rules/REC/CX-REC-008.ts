import { doneOn, requestsAbout, describeOutcome } from '../../queries/recordings/outcomes.js'
import { isImmediate } from '../../queries/retries/backoff-timing.js'
import { repetitions, shownBy } from '../../queries/retries/repetition.js'
import type { ReceivedRequest } from '../../model/test-server.js'
import { defineRule, finding } from '../../model/rule.js'
import type { Transcript } from '../../model/transcript.js'

const maxAttempts = 10

export const CX_REC_008 = defineRule({
  id: 'CX-REC-008',
  title: 'should wait before it retries a locked recording (425), and give up eventually',
  rationale:
    'Here 425 means that the previous command is still being processed. In RFC 8470 it means “too early” in TLS, where the request is repeated immediately. An HTTP library that does so floods a locked recording. NICE lists the status without a rule for clients, so the level is SHOULD.',
  fix: 'Wait before the next attempt, longer each time, and give up with the kind locked. Or report locked immediately.',
  level: 'SHOULD',
  sources: [
    { ref: 'NICE Record on Demand: 425 locked while processing a previous request', grade: 'vendor' },
    { ref: 'RFC 8470 5.2 (another meaning)', grade: 'standard' },
  ],
  dependsOn: ['CX-REQ-011'],
  setup: { calls: 2 },
  steps: [
    { server: { act: 'fault', fault: { on: 'startRecording', status: 425, times: 1 } } },
    { run: 'startRecording', call: 0 },
    { server: { act: 'clear-faults' } },
    { server: { act: 'fault', fault: { on: 'startRecording', status: 425 } } },
    { run: 'startRecording', call: 1, deadlineMs: 2000 },
  ],
  guard: (transcript) =>
    [0, 1].every((call) => startsOf(transcript, call).some(({ status }) => status === 425)) ||
    'The two starts did not both receive a 425.',
  expect: (transcript) => {
    const [once, always] = [startsOf(transcript, 0), startsOf(transcript, 1)]
    const waits = repetitions(always)
    const isLocked = doneOn(transcript, 'startRecording', 0)[0]?.outcome.kind === 'locked'
    const outcome = doneOn(transcript, 'startRecording', 1)[0]?.outcome
    const isRight = outcome?.kind === 'locked' || outcome?.kind === 'timeout'
    return [
      ...(once.length === 1 && !isLocked
        ? [finding('lock-not-waited-for', 'A start was not repeated after a 425.', once)]
        : []),
      ...(isImmediate(waits, transcript)
        ? [finding('lock-hammered', 'A start was repeated immediately after a 425.', shownBy(waits))]
        : []),
      ...(always.length > maxAttempts
        ? [
            finding(
              'lock-without-end',
              `A start was sent ${always.length} times to a locked recording; expected at most ${maxAttempts}.`,
              always,
            ),
          ]
        : []),
      ...(isRight
        ? []
        : [
            finding(
              'lock-misreported',
              `A start of a locked recording was reported as ${outcome && describeOutcome(outcome)}; expected fail (locked).`,
              always,
            ),
          ]),
    ]
  },
  mutants: ['repeats-425-at-once', 'takes-425-for-a-bad-argument'],
})

function startsOf(transcript: Transcript, call: number): ReceivedRequest[] {
  return requestsAbout(transcript, call, 'startRecording')
}
