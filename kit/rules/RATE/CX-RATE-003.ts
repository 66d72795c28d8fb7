import { reportsInsteadOfRetrying } from '../../queries/retries/no-retry.js'
import { isImmediate } from '../../queries/retries/backoff-timing.js'
import { repetitions, shownBy, type Repetition } from '../../queries/retries/repetition.js'
import { defineRule, finding, type Step } from '../../model/rule.js'
import { apiRequests, callOf, replyHeader, type Transcript } from '../../model/transcript.js'

/** One for each call. */
const forms = [undefined, '', 'soon', '-1', '3.5'] as const

const steps = forms.flatMap((form, call): Step[] => {
  const headers = form === undefined ? {} : { headers: { 'Retry-After': form } }
  // Twice, so that a random backoff that starts at zero is not mistaken for none.
  const fault = { on: 'startRecording', status: 429, times: 2, ...headers }
  return [{ server: { act: 'fault', fault } }, { run: 'startRecording', call }]
})

/** The repetitions after a 429, for each call that has any. */
function waits(transcript: Transcript): Repetition[][] {
  const limited = repetitions(apiRequests(transcript)).filter(({ first }) => first.status === 429)
  return transcript.calls
    .map((call) => limited.filter(({ first }) => callOf(transcript, first) === call))
    .filter(({ length }) => length > 0)
}

export const CX_RATE_003 = defineRule({
  id: 'CX-RATE-003',
  title: 'should use its own backoff if a 429 has no valid Retry-After',
  rationale:
    'A header that is absent, empty or not a whole number becomes NaN or a negative number. A timer with such a delay fires immediately, and the client floods a server that asked it to stop.',
  fix: 'Accept only digits or an HTTP-date, and otherwise fall back to a positive backoff.',
  level: 'SHOULD',
  sources: [{ ref: 'pi#9571, dsh-Mimir#147, data-prepper#6928', grade: 'practice' }],
  setup: { calls: forms.length },
  steps: steps as [Step, ...Step[]],
  guard: (transcript) =>
    waits(transcript).length > 0 ||
    reportsInsteadOfRetrying(transcript, 429) ||
    'No request was repeated after a 429.',
  expect: (transcript) =>
    waits(transcript)
      .filter((each) => isImmediate(each, transcript))
      .map((each) => {
        const [{ first, gapMs } = { first: undefined, gapMs: 0 }] = each
        const form = first && replyHeader(first, 'retry-after')
        const header = form === undefined ? 'no Retry-After' : `Retry-After: ${JSON.stringify(form)}`
        return finding(
          'retry-at-once',
          `After a 429 with ${header} the request was repeated after ${Math.round(gapMs)} ms; expected a backoff.`,
          shownBy(each),
        )
      }),
  mutants: ['reads-a-date-as-a-number', 'retries-at-once'],
  nearMisses: { 'gives-up-on-429': 'not-applicable' },
})
