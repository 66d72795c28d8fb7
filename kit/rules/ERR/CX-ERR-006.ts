import { doneOn, requestsAbout, describeOutcome } from '../../queries/recordings/outcomes.js'
import { defineRule, finding, type Finding, type Step } from '../../model/rule.js'

/** Error bodies of gateways and proxies in front of an API. */
const bodies = [
  { name: 'HTML', contentType: 'text/html', body: '<!doctype html><title>400 Bad Request</title>' },
  { name: 'plain text', contentType: 'text/plain', body: 'Bad Request' },
  { name: 'truncated JSON', contentType: 'application/json', body: '{"message":"The requ' },
  {
    name: 'a problem document',
    contentType: 'application/problem+json',
    body: '{"type":"about:blank","title":"Bad Request","status":400}',
  },
  { name: '5 MiB', contentType: 'text/html', body: '<!doctype html>', bodyBytes: 5 * 1024 * 1024 },
] as const

/** The server cannot see whether a client stops reading the long body, only that it handles it. */
export const CX_ERR_006 = defineRule({
  id: 'CX-ERR-006',
  title: 'must report the status of an error response, whatever its body is',
  rationale:
    'Gateways and proxies answer with HTML or plain text, or truncate the response. A client that parses the body first reports a parse error, and loses the status.',
  fix: 'Check the status first. Read no more of the body than you show. Do not let a parse error hide the status.',
  level: 'MUST',
  sources: [
    { ref: 'RFC 9457 (and RFC 9110 15.5: the representation is optional)', grade: 'standard' },
    { ref: 'NICE’s APIs have at least eight formats of error bodies', grade: 'vendor' },
  ],
  setup: { calls: bodies.length },
  steps: [
    { server: { act: 'clear-faults' } },
    ...bodies.flatMap(({ name: _, contentType, ...response }, call): Step[] => [
      {
        server: {
          act: 'fault',
          fault: {
            ...response,
            on: 'startRecording',
            status: 400,
            headers: { 'Content-Type': contentType },
          },
        },
      },
      { run: 'startRecording', call },
      { server: { act: 'clear-faults' } },
    ]),
  ],
  guard: (transcript) => {
    const missing = bodies.filter(
      (_, call) => !requestsAbout(transcript, call).some(({ status }) => status === 400),
    )
    return (
      missing.length === 0 || `No request received a 400 with ${missing.map(({ name }) => name).join(', ')}.`
    )
  },
  expect: (transcript) =>
    bodies.flatMap(({ name }, call) => {
      const shown = requestsAbout(transcript, call)
      return doneOn(transcript, 'startRecording', call).flatMap(({ outcome }): Finding[] => {
        if (outcome.outcome !== 'fail')
          return [
            finding(
              'refusal-misread',
              `A 400 with ${name} was reported as ${describeOutcome(outcome)}.`,
              shown,
            ),
          ]
        if (outcome.kind === undefined)
          return [finding('error-untyped', `A 400 with ${name} was reported without a kind.`, shown)]
        if (outcome.httpStatus === 400 || outcome.message?.includes('400')) return []
        return [finding('error-without-status', `A 400 with ${name} was reported without its status.`, shown)]
      })
    }),
  mutants: ['parses-every-body', 'takes-any-answer-for-success', 'loses-the-status-of-a-long-answer'],
})
