import { doneOn, requestsAbout, describeOutcome } from '../../queries/recordings/outcomes.js'
import { defineRule, finding, type Finding } from '../../model/rule.js'
import type { FailureKind, Outcome } from '../../model/client.js'

/** It is undocumented whether the server rejects a later start, or accepts it without effect. */
const granted = { status: 200, body: '{"contactId":"460000000001","httpStatus":"OK"}' }

export const CX_REC_018 = defineRule({
  id: 'CX-REC-018',
  title: 'must treat do-not-record as final and report a later start as a conflict',
  rationale:
    'The customer did not consent, so the call is not recorded whatever is requested later. A client that reports a recording reports one that does not exist, and one that retries acts against the customer.',
  fix: 'Remember for which calls do-not-record was accepted, and reject their start. Or send one start, and trust only get-recording-status.',
  level: 'MUST',
  sources: [
    {
      ref: 'NICE Record on Demand: do-not-record prevents recording, even if a policy, an agent or the API requests it',
      grade: 'vendor',
    },
  ],
  profiles: ['record-on-demand'],
  setup: { calls: 2, assumptions: { 'start-after-do-not-record': 'conflict-409' } },
  steps: [
    { run: 'doNotRecord', call: 0 },
    { run: 'doNotRecord', call: 1 },
    { run: 'startRecording', call: 0 },
    { server: { act: 'fault', fault: { ...granted, on: 'startRecording' } } },
    { run: 'startRecording', call: 1 },
  ],
  guard: (transcript) => {
    const declined = [0, 1].filter((call) =>
      requestsAbout(transcript, call, 'doNotRecord').some(({ status }) => status < 300),
    )
    return declined.length === 2 || `do-not-record was accepted for ${declined.length} of 2 calls.`
  },
  expect: (transcript) =>
    [0, 1].flatMap((call) => {
      const starts = requestsAbout(transcript, call, 'startRecording')
      const repeated: Finding[] =
        starts.length > 1
          ? [
              finding(
                'declined-start-repeated',
                `The recording of a declined call was started ${starts.length} times; expected at most 1.`,
                starts,
              ),
            ]
          : []
      const misreported = doneOn(transcript, 'startRecording', call).flatMap(({ outcome }) =>
        isRejection(outcome)
          ? []
          : [
              finding(
                'declined-start-misreported',
                `The start for a declined call was reported as ${describeOutcome(outcome)}; expected fail (conflict).`,
                starts,
              ),
            ],
      )
      return [...repeated, ...misreported]
    }),
  mutants: ['forgets-that-the-customer-declined', 'insists-on-a-declined-call'],
  nearMisses: { 'lets-the-server-refuse-a-declined-call': 'pass' },
})

const rejections: ReadonlySet<FailureKind> = new Set(['conflict', 'forbidden', 'invalid_argument'])

function isRejection({ outcome, kind, state = 'idle' }: Outcome): boolean {
  const isRefused = outcome === 'fail' && kind !== undefined && rejections.has(kind)
  return isRefused && (state === 'idle' || state === 'stopped')
}
