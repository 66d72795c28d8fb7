import { doneOn, requestsAbout, describeOutcome } from '../../queries/recordings/outcomes.js'
import type { ReceivedRequest } from '../../model/test-server.js'
import { defineRule, finding, findingOf, type Finding } from '../../model/rule.js'
import { isSameMessage } from '../../queries/same-message.js'
import { firstTokenSummary } from '../../queries/tokens/first-token-summary.js'
import type { Transcript } from '../../model/transcript.js'

const maxAttempts = 2

/** One start whose token lacks the scope, and one whose token has it and is rejected anyway. */
const short = 0
const requested = ['recording:read']
const full = 1

export const CX_ERR_003 = defineRule({
  id: 'CX-ERR-003',
  title: 'should stop when its token lacks the scope, and mention scopes in the error',
  rationale:
    'An empty 401 looks like a wrong token. In the forum thread, users tried other media types and longer-lived tokens, but only a scope was missing. The client knows the scopes that it requested, and can name them. A hint that is the same for every 401 does not help.',
  fix: 'Name the requested scopes of the token in the error of a 401.',
  level: 'SHOULD',
  sources: [
    { ref: 'forum thread 12571: 401 with an empty body without recording:control', grade: 'unverified' },
  ],
  profiles: ['recordingcontrols'],
  setup: { calls: 2, config: { scopes: requested } },
  steps: [
    { run: 'startRecording', call: short },
    { reconfigure: { scopes: ['recording:read', 'recording:control'] } },
    { server: { act: 'fault', fault: { on: 'startRecording', status: 401, body: '' } } },
    { run: 'startRecording', call: full },
  ],
  guard: (transcript) =>
    rejected(transcript, short).some(({ replyBody }) => replyBody === '') ||
    `No request received an empty 401: ${firstTokenSummary(transcript)}`,
  expect: (transcript) => {
    const shown = rejected(transcript, short)
    const [lacking] = doneOn(transcript, 'startRecording', short)
    const [other] = doneOn(transcript, 'startRecording', full)
    const hint = (): Finding[] => {
      if (!lacking) return []
      if (lacking.outcome.outcome !== 'fail') {
        const message = `The 401 was reported as ${describeOutcome(lacking.outcome)}.`
        return [finding('refusal-taken-for-success', message, shown)]
      }
      const { message: text = '' } = lacking.outcome
      if (!/scope/i.test(text) && !requested.some((scope) => text.includes(scope))) {
        const message = `The error of the 401 mentions neither scopes nor ${requested.join(' ')}.`
        return [finding('no-hint-at-scope', message, shown)]
      }
      const control = rejected(transcript, full)
      if (!other || control.length === 0 || !isSameMessage(lacking, other)) return []
      const message =
        'The error is the same whether or not the token has the scope; expected the scopes of the token, or the missing scope.'
      return [finding('same-hint-for-every-401', message, [...shown, ...control])]
    }
    return [
      ...findingOf(
        'scope-loop',
        shown.length > maxAttempts ? shown : [],
        () => `A token without the scope was sent ${shown.length} times.`,
      ),
      ...hint(),
    ]
  },
  mutants: ['says-only-that-it-failed', 'takes-any-answer-for-success', 'blames-the-scope-for-every-401'],
})

function rejected(transcript: Transcript, call: number): ReceivedRequest[] {
  return requestsAbout(transcript, call).filter(({ status }) => status === 401)
}
