import { finding } from '../../model/finding.js'
import { doneOn, requestsAbout, told } from '../../queries/recordings/outcomes.js'
import { replyOf } from '../../queries/tokens/issued-token.js'
import type { ReceivedRequest } from '../../model/test-server.js'
import type { Finding, Rule, Step } from '../../model/rule.js'
import type { Transcript } from '../../model/transcript.js'
import type { OperationName } from '../../../contracts/api/profiles.js'

/** The four shapes of one service, and the empty body of a fifth of its operations; each to a call of its own. */
const refusals: readonly { readonly run: OperationName; readonly status: number; readonly shape: string }[] =
  [
    { run: 'startRecording', status: 403, shape: '{errorCode, message}' },
    { run: 'getRecording', status: 400, shape: '{errorCode as text, message}' },
    { run: 'getRecording', status: 401, shape: '{timestamp, status, error, path}' },
    { run: 'getRecording', status: 404, shape: '{status, error}' },
    { run: 'pauseRecording', status: 403, shape: 'no body' },
  ]

export const CX_ERR_010: Rule = {
  id: 'CX-ERR-010',
  title: 'finds what the server says in each shape of error that Record on Demand has',
  rationale:
    'One service words its errors in four ways, and not at all when it masks. A client that knows one of them says “undefined” for the others, or breaks off where there is no body.',
  fix: 'Look at the status first; then take message, or else error, from a JSON body, whatever else is in it; where there is none the status says enough.',
  level: 'SHOULD',
  sources: [{ ref: 'NICE OpenAPI, Record on Demand: the errors of its operations', grade: 'vendor' }],
  since: '1.0',
  status: 'stable',
  profiles: ['record-on-demand'],
  setup: { calls: refusals.length },
  steps: [
    { run: 'startRecording', call: refusals.length - 1 },
    ...refusals.flatMap(({ run, status }, call): Step[] => [
      { server: { act: 'fault', fault: { on: run, status } } },
      { run, call },
      { server: { act: 'clear-faults' } },
    ]),
  ],
  guard: (transcript) => {
    const left = refusals.filter((_, call) => refused(transcript, call).length === 0)
    return left.length === 0 || `No request was refused with ${left.map(({ shape }) => shape).join(', ')}.`
  },
  expect: (transcript) =>
    refusals.flatMap(({ run, status, shape }, call) => {
      const shown = refused(transcript, call)
      return doneOn(transcript, run, call)
        .slice(-1)
        .flatMap(({ outcome }): Finding[] => {
          const { message = '', httpStatus } = outcome
          const found = (code: string, what: string) => [
            finding(code, `A ${status} with ${shape} was reported ${what}.`, shown),
          ]
          if (outcome.outcome !== 'fail') return found('refusal-misread', `as ${told(outcome)}`)
          if (outcome.kind === undefined) return found('error-untyped', 'without a kind')
          const words = wordsOf(shown)
          return [
            ...(httpStatus === status || message.includes(String(status))
              ? []
              : found('error-without-status', 'without its status')),
            ...(words === undefined || message.includes(words)
              ? []
              : found('error-without-words', `without the words of the server, ${JSON.stringify(words)}`)),
          ]
        })
    }),
  mutants: ['knows-one-shape-of-errors', 'parses-every-body', 'says-only-that-it-failed'],
}

function refused(transcript: Transcript, call: number): ReceivedRequest[] {
  const { run, status } = refusals[call] ?? { run: undefined, status: 0 }
  return requestsAbout(transcript, call, run).filter((each) => each.status === status)
}

/** What the body says in words. */
function wordsOf([first]: readonly ReceivedRequest[]): string | undefined {
  const { message, error } = first ? replyOf(first) : {}
  return [message, error].find((each) => typeof each === 'string')
}
