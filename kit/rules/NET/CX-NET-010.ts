import { overConnections, worksAndMeets } from '../../queries/retries/retry-bounds.js'
import { blindRepetitions, shownBy } from '../../queries/retries/repetition.js'
import { defineRule, findingOf, type Step } from '../../model/rule.js'

/** 503 is not among them: it says that nothing was done. */
const statuses = [500, 502, 504] as const

const steps = statuses.flatMap((status, index): Step[] => [
  { server: { act: 'fault', fault: { on: 'startRecording', status, times: 1 } } },
  { run: 'startRecording', call: index + 1 },
])

export const CX_NET_010 = defineRule({
  id: 'CX-NET-010',
  title: 'does not send a command again after a 500, 502 or 504 without a look at what became of it',
  rationale:
    'A gateway that answers 502 or 504 may have handed the command on, and a 500 may come after it was done. Sent again it may be done twice.',
  fix: 'Repeat by itself only what changes nothing. For a command read the state first, or report that it is unknown.',
  level: 'SHOULD',
  sources: [{ ref: 'RFC 9110 9.2.2', grade: 'standard' }],
  setup: { calls: statuses.length + 1 },
  steps: [{ run: 'startRecording', call: 0 }, ...steps],
  guard: worksAndMeets,
  expect: (transcript) => {
    const blind = blindRepetitions(transcript)
    return findingOf(
      'command-sent-again',
      shownBy(blind),
      ({ id, status }) =>
        `Request ${id} was answered with ${status} and sent again, ${overConnections(shownBy(blind))}, and the state was not read in between.`,
    )
  },
  mutants: ['sends-everything-again-after-a-5xx'],
})
