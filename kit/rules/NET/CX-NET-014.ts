import { worked } from '../../runner/sanity-step.js'
import { hanging } from '../../queries/retries/retry-bounds.js'
import { describeOutcome } from '../../queries/recordings/outcomes.js'
import { defineRule, finding } from '../../model/rule.js'
import type { Transcript } from '../../model/transcript.js'

const unanswered = ({ arrivals }: Transcript) => arrivals.filter(({ fault }) => fault === 'NEVER_ANSWER')

export const CX_NET_014 = defineRule({
  id: 'CX-NET-014',
  title: 'must end an operation by its deadline if the token endpoint or a read does not answer',
  rationale:
    'Many clients give their timeout to the request of the operation only. The token request before it has none, and a read is repeated with a new timeout each time, so the caller waits much longer than it allowed.',
  fix: 'Use one deadline for the whole operation, its token requests and all attempts included.',
  level: 'MUST',
  sources: [
    { ref: 'HubspotCommunity/hubspot-ruby#220, jrl84/amazon-sp-api#300', grade: 'practice' },
    { ref: 'AWS Builders Library: timeouts, retries and backoff with jitter', grade: 'practice' },
  ],
  transport: 'socket',
  dependsOn: ['CX-NET-001'],
  setup: { calls: 2 },
  steps: [
    { run: 'startRecording', call: 0 },
    { server: { act: 'fault', fault: { on: 'getRecording', fault: 'NEVER_ANSWER' } } },
    { run: 'getRecording', call: 0, deadlineMs: 1500, mayHang: true, ifAble: true },
    { reconfigure: {} },
    { server: { act: 'fault', fault: { on: 'issueToken', fault: 'NEVER_ANSWER' } } },
    { run: 'startRecording', call: 1, deadlineMs: 1500, mayHang: true },
  ],
  guard: (transcript) => {
    const works = worked(transcript)
    if (works !== true) return works
    return (
      unanswered(transcript).some(({ at }) => at === 'token') ||
      transcript.done.some(({ hung }) => hung) ||
      'No token request was left without an answer.'
    )
  },
  expect: (transcript) =>
    transcript.done.slice(1).flatMap((each) => {
      if (each.hung) return hanging(each, unanswered(transcript))
      if (each.outcome.outcome !== 'ok' && each.outcome.kind === 'timeout') return []
      const message = `${each.operation} without an answer was reported as ${describeOutcome(each.outcome)}; expected the kind timeout.`
      return [finding('timeout-not-told', message, unanswered(transcript))]
    }),
  mutants: ['waits-without-a-deadline-for-its-token', 'has-a-deadline-for-each-attempt'],
})
