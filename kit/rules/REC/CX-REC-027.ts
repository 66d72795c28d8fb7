import { doneOn, requestsAbout, told } from '../../queries/recordings/outcomes.js'
import type { ReceivedRequest } from '../../model/test-server.js'
import { defineRule, finding, type Finding, type Step } from '../../model/rule.js'
import type { Transcript } from '../../model/transcript.js'

/** 429 asks for a wait that is beyond any deadline, so that it is final as the others are. */
const refusals = [
  { status: 400 },
  { status: 403 },
  { status: 404 },
  { status: 429, headers: { 'Retry-After': '60' } },
] as const

const stopRefused = (fault: object, call: number): [Step, ...Step[]] => [
  { run: 'startRecording', call },
  { server: { act: 'fault', fault: { on: 'stopRecording', ...fault } } },
  { run: 'stopRecording', call, deadlineMs: 2000, mayHang: true },
  { server: { act: 'clear-faults' } },
]

export const CX_REC_027 = defineRule({
  id: 'CX-REC-027',
  title: 'says so when a stop was refused',
  rationale:
    'A stop that was refused leaves the recording running. A client that reports it as stopped has a private talk recorded, and nobody looks.',
  fix: 'Let every refusal of a stop reach the caller, with its kind. A 404 is no proof that nothing is recorded: read the state before “stopped” is said.',
  level: 'MUST',
  sources: [
    { ref: 'RFC 9110 15.5: a 4xx says that the request was not done', grade: 'standard' },
    { ref: 'a recording that goes on unnoticed', grade: 'practice' },
  ],
  setup: { calls: refusals.length },
  steps: [
    ...stopRefused(refusals[0], 0),
    ...refusals.slice(1).flatMap((each, index) => stopRefused(each, index + 1)),
  ],
  guard: (transcript) =>
    refusals.every((_, call) => refused(transcript, call).length > 0) ||
    'Not every stop was sent and refused.',
  expect: (transcript) =>
    refusals.flatMap(({ status }, call) => {
      const shown = refused(transcript, call)
      return doneOn(transcript, 'stopRecording', call).flatMap(({ outcome, hung }): Finding[] => {
        // How long it may wait is for the rules about deadlines.
        if (hung) return []
        const claims = outcome.outcome === 'ok' || outcome.state === 'stopped' || outcome.state === 'idle'
        if (claims) {
          const message = `A stop refused with ${status} ended as ${told(outcome)}, and the recording goes on.`
          return [finding('refused-stop-swallowed', message, shown)]
        }
        if (outcome.kind !== undefined) return []
        return [finding('refused-stop-untyped', `A stop refused with ${status} ended without a kind.`, shown)]
      })
    }),
  mutants: ['swallows-a-refused-stop'],
})

/** Stops that the fault met, whichever the id by which they name the call. */
function refused(transcript: Transcript, call: number): ReceivedRequest[] {
  return requestsAbout(transcript, call, 'stopRecording').filter(({ fault }) => fault !== undefined)
}
