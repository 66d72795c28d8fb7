import { doneOn, requestsAbout, describeOutcome } from '../../queries/recordings/outcomes.js'
import { defineRule, finding, type Step } from '../../model/rule.js'

/** Each on its own call. */
const statuses = [200, 299, 400, 418, 471, 500, 599] as const

/** Each unknown status with the known one that it must be treated as. */
const pairs = [
  [299, 200],
  [418, 400],
  [471, 400],
  [599, 500],
] as const

/** Compares with the known status. Other rules check whether that result is right. */
export const CX_ERR_007 = defineRule({
  id: 'CX-ERR-007',
  title: 'must treat an unknown status as the x00 of its class',
  rationale:
    'Servers introduce new statuses, and gateways have their own. A client with a fixed list treats 299 as a failure, or retries 471.',
  fix: 'Decide by the first digit, and handle single statuses only where they need something else.',
  level: 'MUST',
  sources: [{ ref: 'RFC 9110 15', grade: 'standard' }],
  setup: { calls: statuses.length },
  steps: [
    { server: { act: 'clear-faults' } },
    ...statuses.flatMap((status, call): Step[] => [
      {
        server: {
          act: 'fault',
          fault: { on: 'startRecording', status, body: '{}', ...(status < 300 ? { commit: true } : {}) },
        },
      },
      { run: 'startRecording', call },
      { server: { act: 'clear-faults' } },
    ]),
  ],
  guard: (transcript) => {
    const missing = statuses.filter(
      (status, call) => !requestsAbout(transcript, call).some((each) => each.status === status),
    )
    return missing.length === 0 || `No request received ${missing.join(', ')}.`
  },
  expect: (transcript) => {
    const ended = (status: (typeof statuses)[number]) =>
      doneOn(transcript, 'startRecording', statuses.indexOf(status))[0]?.outcome
    return pairs.flatMap(([unknown, known]) => {
      const [actual, expected] = [ended(unknown), ended(known)]
      if (!actual || !expected) return []
      if (actual.outcome === expected.outcome && actual.kind === expected.kind) return []
      const message = `A ${unknown} was reported as ${describeOutcome(actual)}, but a ${known} as ${describeOutcome(expected)}; expected the same.`
      return [
        finding('unknown-status-misread', message, requestsAbout(transcript, statuses.indexOf(unknown))),
      ]
    })
  },
  mutants: ['knows-a-list-of-statuses', 'takes-200-alone-for-success'],
})
