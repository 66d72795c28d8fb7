import { isImmediate } from '../../queries/retries/backoff-timing.js'
import { repetitions, shownBy, type Repetition } from '../../queries/retries/repetition.js'
import { defineRule, finding, type Step } from '../../model/rule.js'
import { apiRequests, callOf, replyHeader, type Transcript } from '../../model/transcript.js'

/** One for each call. */
const forms = [undefined, '', 'soon', '-1', '3.5'] as const

const steps = forms.flatMap((form, call): Step[] => {
  const headers = form === undefined ? {} : { headers: { 'Retry-After': form } }
  // Twice, so that a backoff that is drawn from zero up is hardly taken for none.
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
  title: 'waits for a time of its own where a 429 has no Retry-After that can be read',
  rationale:
    'A header that is absent, empty, or not a whole number becomes NaN or a negative number, and a timer of such a length ends at once: the client then hammers a server that asked it to stop.',
  fix: 'Accept digits or an HTTP-date only, and fall back on a backoff that is positive for everything else.',
  level: 'SHOULD',
  sources: [{ ref: 'pi#9571, dsh-Mimir#147, data-prepper#6928', grade: 'practice' }],
  setup: { calls: forms.length },
  steps: steps as [Step, ...Step[]],
  guard: (transcript) => waits(transcript).length > 0 || 'No request was repeated after a 429.',
  expect: (transcript) =>
    waits(transcript)
      .filter((each) => isImmediate(each, transcript))
      .map((each) => {
        const [{ first, gapMs } = { first: undefined, gapMs: 0 }] = each
        const form = first && replyHeader(first, 'retry-after')
        const said = form === undefined ? 'no Retry-After' : `Retry-After: ${JSON.stringify(form)}`
        return finding(
          'retry-at-once',
          `After a 429 with ${said} the request came again after ${Math.round(gapMs)} ms; expected a backoff.`,
          shownBy(each),
        )
      }),
  mutants: ['reads-a-date-as-a-number', 'retries-at-once'],
  nearMisses: { 'gives-up-on-429': 'untested' },
})
