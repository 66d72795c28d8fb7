import { doneOn, requestsAbout, told } from '../../queries/recordings/outcomes.js'
import { defineRule, finding, type Finding } from '../../model/rule.js'
import type { FailureKind, Outcome } from '../../model/client.js'

/** What a server may say to a start all the same: no document tells whether it refuses, or grants and does nothing. */
const granted = { status: 200, body: '{"contactId":"460000000001","httpStatus":"OK"}' }

export const CX_REC_018 = defineRule({
  id: 'CX-REC-018',
  title: 'takes do-not-record for final: a later start is a conflict, and is not insisted on',
  rationale:
    'The customer did not consent. Whatever is asked for afterwards, the call is not recorded: a client that tells of a recording tells of one that is not there, and one that goes on trying works against the customer.',
  fix: 'Remember for which calls do-not-record was granted, and refuse to start them; or send one start, and believe no more than get-recording-status says.',
  level: 'MUST',
  sources: [
    {
      ref: 'NICE Record on Demand: do-not-record has the call not recorded, even if a policy, an agent or the API asks',
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
    return declined.length === 2 || `do-not-record was granted for ${declined.length} of 2 calls.`
  },
  expect: (transcript) =>
    [0, 1].flatMap((call) => {
      const starts = requestsAbout(transcript, call, 'startRecording')
      const repeated: Finding[] =
        starts.length > 1
          ? [
              finding(
                'declined-start-repeated',
                `A call that is not to be recorded was started ${starts.length} times.`,
                starts,
              ),
            ]
          : []
      const misreported = doneOn(transcript, 'startRecording', call).flatMap(({ outcome }) =>
        isRefusal(outcome)
          ? []
          : [
              finding(
                'declined-start-misreported',
                `The start of a call that is not to be recorded ended as ${told(outcome)}; expected fail (conflict).`,
                starts,
              ),
            ],
      )
      return [...repeated, ...misreported]
    }),
  mutants: ['forgets-that-the-customer-declined', 'insists-on-a-declined-call'],
  nearMisses: { 'lets-the-server-refuse-a-declined-call': 'pass' },
})

const refusals: ReadonlySet<FailureKind> = new Set(['conflict', 'forbidden', 'invalid_argument'])

function isRefusal({ outcome, kind, state = 'idle' }: Outcome): boolean {
  const isRefused = outcome === 'fail' && kind !== undefined && refusals.has(kind)
  return isRefused && (state === 'idle' || state === 'stopped')
}
