import { leaks } from '../../queries/find-leaks.js'
import { sinceReconfigure } from '../../queries/since-reconfigure.js'
import { defineRule, finding, findingOf } from '../../model/rule.js'
import { accepted } from '../../model/transcript.js'

/** A secret as it is read from a file with a line break at its end, and one that would be a header. */
const secretLine = 'canary-of-two-lines'
const clientSecret = `${secretLine}\r\nX-Forged: yes`
const clientId = 'canary-client-with-a-line-break\n'

export const CX_SEC_009 = defineRule({
  id: 'CX-SEC-009',
  title: 'refuses a client id or secret with a line break, and does not repeat it',
  rationale:
    'A secret that is read from a file often ends in a line break. In a header it begins another one; and the exception of an HTTP library that refuses it shows the whole value in a log.',
  fix: 'Check both for line breaks when they are configured: report invalid_argument, and name the field, not the value.',
  level: 'MUST',
  sources: [
    { ref: 'RFC 9110 5.5', grade: 'standard' },
    { ref: 'RFC 6749 Appendix A', grade: 'standard' },
    { ref: 'slack java-sdk#566', grade: 'practice' },
  ],
  setup: { calls: 3 },
  steps: [
    { run: 'startRecording', call: 0 },
    { reconfigure: { clientSecret } },
    { run: 'startRecording', call: 1 },
    { reconfigure: { clientId } },
    { run: 'startRecording', call: 2 },
  ],
  guard: (transcript) =>
    accepted(transcript, 'startRecording').length > 0 ||
    'No start was accepted, so that the client may not work at all.',
  expect: (transcript) => [
    ...findingOf(
      'line-break-sent',
      sinceReconfigure(transcript),
      ({ id }) => `Request ${id} was sent with an id or secret that has a line break; expected none.`,
    ),
    ...transcript.done.slice(1).flatMap(({ outcome }, index) => {
      const what = index === 0 ? 'secret' : 'client id'
      const { kind, message = '' } = outcome
      return [
        ...(kind === 'invalid_argument' || kind === 'config'
          ? []
          : [
              finding(
                'line-break-taken',
                `A ${what} with a line break ended as ${kind ?? outcome.outcome}; expected invalid_argument.`,
                [],
              ),
            ]),
        ...(leaks(message, [secretLine, clientId.trim()])
          ? [finding('refused-value-repeated', `The error of a ${what} with a line break repeats it.`, [])]
          : []),
      ]
    }),
    ...(leaks(transcript.output, [secretLine])
      ? [finding('refused-value-printed', 'What it printed has the secret with a line break in it.', [])]
      : []),
  ],
  mutants: ['takes-any-configuration', 'repeats-what-it-refuses', 'prints-what-it-refuses'],
})
