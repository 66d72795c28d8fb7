import { doneOn, requestsAbout, told } from '../../queries/recordings/outcomes.js'
import { defineRule, finding, type Step } from '../../model/rule.js'

/** Each is done on a call of its own. */
const statuses = [200, 299, 400, 418, 471, 500, 599] as const

/** What the unknown ones are to be taken for. */
const pairs = [
  [299, 200],
  [418, 400],
  [471, 400],
  [599, 500],
] as const

export const CX_ERR_007 = defineRule({
  id: 'CX-ERR-007',
  title: 'treats a status that it does not know as the x00 of its class',
  rationale:
    'New statuses come, and gateways have their own. A client that knows a list of them takes 299 for a failure, or 471 for something to try again.',
  fix: 'Decide by the first digit, and name single statuses only where they need something else.',
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
    const left = statuses.filter(
      (status, call) => !requestsAbout(transcript, call).some((each) => each.status === status),
    )
    return left.length === 0 || `No request was answered with ${left.join(', ')}.`
  },
  expect: (transcript) => {
    const ended = (status: (typeof statuses)[number]) =>
      doneOn(transcript, 'startRecording', statuses.indexOf(status))[0]?.outcome
    return pairs.flatMap(([unknown, known]) => {
      const [seen, measure] = [ended(unknown), ended(known)]
      if (!seen || !measure) return []
      if (seen.outcome === measure.outcome && seen.kind === measure.kind) return []
      const message = `A ${unknown} ended as ${told(seen)}, and a ${known} as ${told(measure)}; expected the same.`
      return [
        finding('unknown-status-misread', message, requestsAbout(transcript, statuses.indexOf(unknown))),
      ]
    })
  },
  mutants: ['knows-a-list-of-statuses', 'takes-200-alone-for-success'],
})
