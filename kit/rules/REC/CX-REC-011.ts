import { overrun } from '../../queries/retries/retry-bounds.js'
import { doneOn, requestsAbout, told } from '../../queries/recordings/outcomes.js'
import type { ReceivedRequest } from '../../model/test-server.js'
import { defineRule, finding, type Finding, type Step } from '../../model/rule.js'
import type { Transcript } from '../../model/transcript.js'

/** How pauses are refused, and last one that is never answered. 425 stays: asking again is of no use. */
const spoils: readonly { readonly fault: object; readonly deadlineMs?: number }[] = [
  { fault: { status: 403 } },
  { fault: { status: 404 } },
  { fault: { status: 409 } },
  { fault: { status: 425 }, deadlineMs: 2000 },
  { fault: { fault: 'NEVER_ANSWER' }, deadlineMs: 2000 },
]
const pauses = [0, ...spoils.map((_, index) => index + 1)]

/** A recording of its own for each, whose pause is spoilt. */
const spoil = (call: number, fault: object, deadlineMs?: number): [Step, ...Step[]] => [
  { run: 'startRecording', call },
  { server: { act: 'fault', fault: { on: 'pauseRecording', ...fault } } },
  { run: 'pauseRecording', call, ...(deadlineMs !== undefined && { deadlineMs, mayHang: true as const }) },
  { server: { act: 'clear-faults' } },
]

export const CX_REC_011 = defineRule({
  id: 'CX-REC-011',
  title: 'says so within its deadline when a pause failed',
  rationale:
    'A pause is asked for when the caller is about to say the number of a card. A client that swallows the failure has it recorded.',
  fix: 'Let every failure of a pause reach the caller, with its kind, and within the deadline.',
  level: 'MUST',
  sources: [{ ref: 'PCI DSS 3.3: the code of a card is not kept after authorisation', grade: 'practice' }],
  setup: { calls: pauses.length },
  steps: [
    ...spoil(0, { status: 500 }),
    ...spoils.flatMap(({ fault, deadlineMs }, index) => spoil(index + 1, fault, deadlineMs)),
  ],
  guard: (transcript) =>
    pauses.every((call) => spoilt(transcript, call).length > 0) || 'Not all pauses were sent.',
  expect: (transcript) =>
    pauses.flatMap((call) => {
      const shown = spoilt(transcript, call)
      return doneOn(transcript, 'pauseRecording', call).flatMap((done): Finding[] => {
        const { outcome, hung } = done
        if (hung)
          return [finding('pause-without-end', `A pause that was not answered ${overrun(done)}.`, shown)]
        if (outcome.outcome === 'ok' || outcome.state === 'paused')
          return [
            finding(
              'failed-pause-swallowed',
              `A pause that failed (${shown[0]?.fault}) ended as ${told(outcome)}.`,
              shown,
            ),
          ]
        if (outcome.kind !== undefined) return []
        return [finding('failed-pause-untyped', 'A pause that failed ended without a kind.', shown)]
      })
    }),
  mutants: ['swallows-a-failed-pause', 'swallows-a-refused-pause', 'waits-for-ever-for-a-pause'],
})

function spoilt(transcript: Transcript, call: number): ReceivedRequest[] {
  return requestsAbout(transcript, call, 'pauseRecording').filter(({ fault }) => fault !== undefined)
}
