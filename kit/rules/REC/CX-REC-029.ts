import { describeOutcome, doneOn, requestsAbout } from '../../queries/recordings/outcomes.js'
import { defineRule, finding, type Finding } from '../../model/rule.js'
import type { Transcript } from '../../model/transcript.js'

/** Each concurrent start on its own call: two whose first attempts are limited, and two of which one is rejected. */
const limited = [0, 1] as const
const rejected = [2, 3] as const

const together = (calls: readonly number[]) => ({
  together: calls.map((call) => ({ run: 'startRecording' as const, call })),
})

const statusesOf = (transcript: Transcript, call: number) =>
  requestsAbout(transcript, call, 'startRecording').map(({ status }) => status)

export const CX_REC_029 = defineRule({
  id: 'CX-REC-029',
  title: 'must report for each of several concurrent operations its own result',
  rationale:
    'A field for "the last response", or a retry that captures "the current call", belongs to whichever operation came last. One call is then reported as recorded because another one is.',
  fix: 'Keep requests and responses in local variables of the operation.',
  level: 'MUST',
  sources: [{ ref: 'a call that is reported as recorded, and is not', grade: 'practice' }],
  acrossOperations: true,
  needs: ['parallel'],
  setup: { calls: limited.length + rejected.length },
  steps: [
    {
      server: {
        act: 'fault',
        fault: { on: 'startRecording', status: 429, headers: { 'Retry-After': '1' }, times: 2 },
      },
    },
    together(limited),
    { server: { act: 'clear-faults' } },
    { server: { act: 'fault', fault: { on: 'startRecording', status: 403, times: 1 } } },
    together(rejected),
  ],
  guard: (transcript) =>
    rejected.some((call) => statusesOf(transcript, call).includes(403)) || 'No start received a 403.',
  expect: (transcript) =>
    [...limited, ...rejected].flatMap((call): Finding[] => {
      const [done] = doneOn(transcript, 'startRecording', call)
      const shown = requestsAbout(transcript, call, 'startRecording')
      if (!done) return []
      const isDone = statusesOf(transcript, call).some((status) => status >= 200 && status < 300)
      if (done.outcome.outcome === 'ok' && done.serverState === 'idle' && !isDone) {
        const message = `The start of call ${call + 1} was reported as ${describeOutcome(done.outcome)}, but nothing is being recorded.`
        return [finding('result-of-another-operation', message, shown)]
      }
      if (done.outcome.kind === 'forbidden' && !statusesOf(transcript, call).includes(403)) {
        const message = `The start of call ${call + 1} was reported as ${describeOutcome(done.outcome)}, but only another start received a 403.`
        return [finding('result-of-another-operation', message, shown)]
      }
      return []
    }),
  mutants: ['repeats-for-the-newest-call', 'mixes-up-its-responses'],
})
