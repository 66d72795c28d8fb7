import { overConnections, reachesFault } from '../../queries/retries/retry-bounds.js'
import { blindRepetitions, shownBy } from '../../queries/retries/repetition.js'
import { defineRule, findingOf, type Step } from '../../model/rule.js'

/** Without 503, which means that the server did nothing. */
const statuses = [500, 502, 504] as const

const steps = statuses.flatMap((status, index): Step[] => [
  { server: { act: 'fault', fault: { on: 'startRecording', status, times: 1 } } },
  { run: 'startRecording', call: index + 1 },
])

export const CX_NET_010 = defineRule({
  id: 'CX-NET-010',
  title: 'should not repeat a command after a 500, 502 or 504 without reading the state',
  rationale:
    'A gateway that answers 502 or 504 may have forwarded the command, and a 500 may follow after it was executed. A repeated command may be executed twice.',
  fix: 'Repeat only requests that change nothing automatically. For a command, read the state first, or report the outcome as unknown.',
  level: 'SHOULD',
  sources: [{ ref: 'RFC 9110 9.2.2', grade: 'standard' }],
  setup: { calls: statuses.length + 1 },
  steps: [{ run: 'startRecording', call: 0 }, ...steps],
  guard: reachesFault,
  expect: (transcript) => {
    const blind = blindRepetitions(transcript)
    return findingOf(
      'command-sent-again',
      shownBy(blind),
      ({ id, status }) =>
        `Request ${id} received a ${status} and was repeated ${overConnections(shownBy(blind))} without reading the state.`,
    )
  },
  mutants: ['sends-everything-again-after-a-5xx'],
})
