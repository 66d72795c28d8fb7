import { requestsAbout } from '../../queries/recordings/outcomes.js'
import { reportsInsteadOfRetrying } from '../../queries/retries/no-retry.js'
import { defineRule, finding, type Step } from '../../model/rule.js'
import type { Transcript } from '../../model/transcript.js'

/** More than a counter of retries allows that is never reset. */
const operations = 8

const attempts = (transcript: Transcript, call: number) => requestsAbout(transcript, call, 'startRecording')

export const CX_RATE_011 = defineRule({
  id: 'CX-RATE-011',
  title: 'should count its retries for each operation, and not for its whole life',
  rationale:
    'A counter that is not reset after a success uses up its retries in a few days. After that, every operation fails at the first limit, and a restart repairs it for a while.',
  fix: 'Count attempts in a variable of the operation, or reset the counter after a success.',
  level: 'SHOULD',
  sources: [{ ref: 'cloudfoundry/noaa#37, OpenSlides/OpenSlides#5810', grade: 'practice' }],
  acrossOperations: true,
  setup: { calls: operations },
  steps: Array.from({ length: operations }, (_, call): Step[] => [
    {
      server: {
        act: 'fault',
        fault: { on: 'startRecording', status: 429, headers: { 'Retry-After': '0' }, times: 1 },
      },
    },
    { run: 'startRecording', call },
  ]).flat() as [Step, ...Step[]],
  guard: (transcript) => {
    if (attempts(transcript, 0).length > 1) return true
    return reportsInsteadOfRetrying(transcript, 429) ?? 'The first start was not repeated after a 429.'
  },
  expect: (transcript) => {
    const last = attempts(transcript, operations - 1)
    const first = transcript.done[0]?.outcome.outcome
    const isGivenUp = transcript.done.at(-1)?.outcome.outcome !== 'ok' && last.length === 1
    if (first !== 'ok' || !isGivenUp) return []
    const message = `The first start was repeated after a 429, but start ${operations} was not.`
    return [finding('retries-used-up', message, last)]
  },
  mutants: ['never-resets-its-retries'],
  nearMisses: { 'gives-up-on-429': 'not-applicable' },
})
