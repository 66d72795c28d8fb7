import { leaks } from '../../queries/find-leaks.js'
import { sinceReconfigure } from '../../queries/since-reconfigure.js'
import { defineRule, finding, findingOf } from '../../model/rule.js'
import { accepted } from '../../model/transcript.js'

/** A secret whose line break would begin another header. */
const secretLine = 'canary-of-two-lines'
const clientSecret = `${secretLine}\r\nX-Forged: yes`
const clientId = 'canary-client-with-a-line-break\n'

export const CX_SEC_009 = defineRule({
  id: 'CX-SEC-009',
  title: 'must reject a client id or secret with a line break, without repeating it',
  rationale:
    'A secret that is read from a file often ends with a line break. In a header, the line break begins another header. The exception of an HTTP library that rejects it shows the whole value in a log.',
  fix: 'Check both for line breaks when they are configured. Report invalid_argument, and name the field, not the value.',
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
    'No start was accepted, so the client may not work at all.',
  expect: (transcript) => [
    ...findingOf(
      'line-break-sent',
      sinceReconfigure(transcript),
      ({ id }) =>
        `Request ${id} was sent with a client id or secret that contains a line break; expected no request.`,
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
                `A ${what} with a line break was reported as ${kind ?? outcome.outcome}; expected invalid_argument.`,
                [],
              ),
            ]),
        ...(leaks(message, [secretLine, clientId.trim()])
          ? [
              finding(
                'refused-value-repeated',
                `The error about a ${what} with a line break repeats the value.`,
                [],
              ),
            ]
          : []),
      ]
    }),
    ...(leaks(transcript.output, [secretLine])
      ? [
          finding(
            'refused-value-printed',
            'The output of the client contains the secret with a line break.',
            [],
          ),
        ]
      : []),
  ],
  mutants: ['takes-any-configuration', 'repeats-what-it-refuses', 'prints-what-it-refuses'],
})
