import { doneOn, requestsAbout, describeOutcome } from '../../queries/recordings/outcomes.js'
import type { ReceivedRequest } from '../../model/test-server.js'
import { defineRule, finding, type Finding, type Step } from '../../model/rule.js'
import type { Transcript } from '../../model/transcript.js'

/** The 429 demands a wait beyond any deadline, so it is final like the others. */
const rejections = [
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

/** The counterpart of CX-REC-011 for stops. */
export const CX_REC_027 = defineRule({
  id: 'CX-REC-027',
  title: 'must report a rejected stop',
  rationale:
    'A rejected stop leaves the recording running. If the client reports it as stopped, a private conversation is recorded unnoticed.',
  fix: 'Report every rejection of a stop to the caller, with its kind. A 404 does not prove that nothing is recorded, so read the state before you report stopped.',
  level: 'MUST',
  sources: [
    { ref: 'RFC 9110 15.5: a 4xx means that the request was not executed', grade: 'standard' },
    { ref: 'a recording that continues unnoticed', grade: 'practice' },
  ],
  setup: { calls: rejections.length },
  steps: [
    ...stopRefused(rejections[0], 0),
    ...rejections.slice(1).flatMap((each, index) => stopRefused(each, index + 1)),
  ],
  guard: (transcript) =>
    rejections.every((_, call) => rejected(transcript, call).length > 0) ||
    'The client did not send every stop, or not every stop was rejected.',
  expect: (transcript) =>
    rejections.flatMap(({ status }, call) => {
      const shown = rejected(transcript, call)
      return doneOn(transcript, 'stopRecording', call).flatMap(({ outcome, hung }): Finding[] => {
        // Other rules check the deadline.
        if (hung) return []
        const claims = outcome.outcome === 'ok' || outcome.state === 'stopped' || outcome.state === 'idle'
        if (claims) {
          const message = `A stop rejected with ${status} was reported as ${describeOutcome(outcome)}, but the recording continues.`
          return [finding('refused-stop-swallowed', message, shown)]
        }
        if (outcome.kind !== undefined) return []
        return [
          finding(
            'refused-stop-untyped',
            `A stop rejected with ${status} was reported without a kind.`,
            shown,
          ),
        ]
      })
    }),
  mutants: ['swallows-a-refused-stop'],
})

/** Stops that received the injected fault, whichever id they use for the call. */
function rejected(transcript: Transcript, call: number): ReceivedRequest[] {
  return requestsAbout(transcript, call, 'stopRecording').filter(({ fault }) => fault !== undefined)
}
