import { overrun } from '../../queries/retries/retry-bounds.js'
import { doneOn, requestsAbout, describeOutcome } from '../../queries/recordings/outcomes.js'
import type { ReceivedRequest } from '../../model/test-server.js'
import { defineRule, finding, type Finding, type Step } from '../../model/rule.js'
import type { Transcript } from '../../model/transcript.js'

/** Rejections of a pause, and one that receives no response. The 425 is permanent, so retries are useless. */
const failures: readonly { readonly fault: object; readonly deadlineMs?: number }[] = [
  { fault: { status: 403 } },
  { fault: { status: 404 } },
  { fault: { status: 409 } },
  { fault: { status: 425 }, deadlineMs: 2000 },
  { fault: { fault: 'NEVER_ANSWER' }, deadlineMs: 2000 },
]
const pauses = [0, ...failures.map((_, index) => index + 1)]

/** A separate recording for each fault of a pause. */
const failPause = (call: number, fault: object, deadlineMs?: number): [Step, ...Step[]] => [
  { run: 'startRecording', call },
  { server: { act: 'fault', fault: { on: 'pauseRecording', ...fault } } },
  { run: 'pauseRecording', call, ...(deadlineMs !== undefined && { deadlineMs, mayHang: true as const }) },
  { server: { act: 'clear-faults' } },
]

export const CX_REC_011 = defineRule({
  id: 'CX-REC-011',
  title: 'must report a failed pause within its deadline',
  rationale:
    'The caller pauses before a card number is spoken. If the client hides the failure, the card number is recorded.',
  fix: 'Report every failure of a pause to the caller, with its kind, within the deadline.',
  level: 'MUST',
  sources: [
    { ref: 'PCI DSS 3.3: the card verification code is not stored after authorisation', grade: 'practice' },
  ],
  setup: { calls: pauses.length },
  steps: [
    ...failPause(0, { status: 500 }),
    ...failures.flatMap(({ fault, deadlineMs }, index) => failPause(index + 1, fault, deadlineMs)),
  ],
  guard: (transcript) =>
    pauses.every((call) => failedPauses(transcript, call).length > 0) ||
    'The client did not send all pauses.',
  expect: (transcript) =>
    pauses.flatMap((call) => {
      const shown = failedPauses(transcript, call)
      return doneOn(transcript, 'pauseRecording', call).flatMap((done): Finding[] => {
        const { outcome, hung } = done
        if (hung) return [finding('pause-without-end', `A pause without a response ${overrun(done)}.`, shown)]
        if (outcome.outcome === 'ok' || outcome.state === 'paused')
          return [
            finding(
              'failed-pause-swallowed',
              `A failed pause (${shown[0]?.fault}) was reported as ${describeOutcome(outcome)}.`,
              shown,
            ),
          ]
        if (outcome.kind !== undefined) return []
        return [finding('failed-pause-untyped', 'A failed pause was reported without a kind.', shown)]
      })
    }),
  mutants: ['swallows-a-failed-pause', 'swallows-a-refused-pause', 'waits-for-ever-for-a-pause'],
})

function failedPauses(transcript: Transcript, call: number): ReceivedRequest[] {
  return requestsAbout(transcript, call, 'pauseRecording').filter(({ fault }) => fault !== undefined)
}
