import { doneOn, requestsAbout, describeOutcome } from '../../queries/recordings/outcomes.js'
import { replyOf } from '../../queries/tokens/issued-token.js'
import type { ReceivedRequest } from '../../model/test-server.js'
import { defineRule, finding, type Finding, type Step } from '../../model/rule.js'
import type { Transcript } from '../../model/transcript.js'
import type { OperationName } from '../../../contracts/api/profiles.js'

/** The four error formats of the service, and its empty error body. Each on its own call. */
const rejections: readonly {
  readonly run: OperationName
  readonly status: number
  readonly shape: string
}[] = [
  { run: 'startRecording', status: 403, shape: '{errorCode, message}' },
  { run: 'getRecording', status: 400, shape: '{errorCode as string, message}' },
  { run: 'getRecording', status: 401, shape: '{timestamp, status, error, path}' },
  { run: 'getRecording', status: 404, shape: '{status, error}' },
  { run: 'pauseRecording', status: 403, shape: 'no body' },
]

export const CX_ERR_010 = defineRule({
  id: 'CX-ERR-010',
  title: 'should find the message of the server in each error format of Record on Demand',
  rationale:
    'This service uses four error formats, and no body at all for masks. A client that knows only one of them reports “undefined” for the others, or crashes where there is no body.',
  fix: 'Check the status first. Then use message, or else error, from a JSON body, and ignore the rest. Without a body, report the status alone.',
  level: 'SHOULD',
  sources: [{ ref: 'NICE OpenAPI, Record on Demand: the errors of its operations', grade: 'vendor' }],
  profiles: ['record-on-demand'],
  setup: { calls: rejections.length },
  steps: [
    { run: 'startRecording', call: rejections.length - 1 },
    ...rejections.flatMap(({ run, status }, call): Step[] => [
      { server: { act: 'fault', fault: { on: run, status } } },
      { run, call },
      { server: { act: 'clear-faults' } },
    ]),
  ],
  guard: (transcript) => {
    const missing = rejections.filter((_, call) => rejected(transcript, call).length === 0)
    return (
      missing.length === 0 ||
      `No request received an error with ${missing.map(({ shape }) => shape).join(', ')}.`
    )
  },
  expect: (transcript) =>
    rejections.flatMap(({ run, status, shape }, call) => {
      const shown = rejected(transcript, call)
      return doneOn(transcript, run, call)
        .slice(-1)
        .flatMap(({ outcome }): Finding[] => {
          const { message = '', httpStatus } = outcome
          const problem = (code: string, what: string) => [
            finding(code, `A ${status} with ${shape} was reported ${what}.`, shown),
          ]
          if (outcome.outcome !== 'fail') return problem('refusal-misread', `as ${describeOutcome(outcome)}`)
          if (outcome.kind === undefined) return problem('error-untyped', 'without a kind')
          const text = messageOf(shown)
          return [
            ...(httpStatus === status || message.includes(String(status))
              ? []
              : problem('error-without-status', 'without its status')),
            ...(text === undefined || message.includes(text)
              ? []
              : problem('error-without-words', `without the message of the server, ${JSON.stringify(text)}`)),
          ]
        })
    }),
  mutants: ['knows-one-shape-of-errors', 'parses-every-body', 'says-only-that-it-failed'],
})

function rejected(transcript: Transcript, call: number): ReceivedRequest[] {
  const { run, status } = rejections[call] ?? { run: undefined, status: 0 }
  return requestsAbout(transcript, call, run).filter((each) => each.status === status)
}

/** The human-readable text of the body. */
function messageOf([first]: readonly ReceivedRequest[]): string | undefined {
  const { message, error } = first ? replyOf(first) : {}
  return [message, error].find((each) => typeof each === 'string')
}
