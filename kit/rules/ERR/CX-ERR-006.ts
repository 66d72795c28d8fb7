import { doneOn, requestsAbout, told } from '../../queries/recordings/outcomes.js'
import { defineRule, finding, type Finding, type Step } from '../../model/rule.js'

/** What stands before an API answers, too, and each has a way of its own to say no. */
const bodies = [
  { name: 'HTML', contentType: 'text/html', body: '<!doctype html><title>400 Bad Request</title>' },
  { name: 'plain text', contentType: 'text/plain', body: 'Bad Request' },
  { name: 'JSON that is cut off', contentType: 'application/json', body: '{"message":"The requ' },
  {
    name: 'a problem document',
    contentType: 'application/problem+json',
    body: '{"type":"about:blank","title":"Bad Request","status":400}',
  },
  { name: '5 MiB', contentType: 'text/html', body: '<!doctype html>', bodyBytes: 5 * 1024 * 1024 },
] as const

export const CX_ERR_006 = defineRule({
  id: 'CX-ERR-006',
  title: 'tells the status of a refusal whatever its body is',
  rationale:
    'Gateways and proxies answer in HTML, in text, or break off. A client that parses first reports a parse error, and the status is gone.',
  fix: 'Look at the status first; read no more of the body than is shown; let a body that cannot be parsed not hide the status.',
  level: 'MUST',
  sources: [
    { ref: 'RFC 9457 (and RFC 9110 15.5: the representation is optional)', grade: 'standard' },
    { ref: 'NICE’s APIs have at least eight shapes of error bodies', grade: 'vendor' },
  ],
  setup: { calls: bodies.length },
  steps: [
    { server: { act: 'clear-faults' } },
    ...bodies.flatMap(({ name: _, contentType, ...answer }, call): Step[] => [
      {
        server: {
          act: 'fault',
          fault: {
            ...answer,
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
    const left = bodies.filter(
      (_, call) => !requestsAbout(transcript, call).some(({ status }) => status === 400),
    )
    return left.length === 0 || `No request was refused with ${left.map(({ name }) => name).join(', ')}.`
  },
  expect: (transcript) =>
    bodies.flatMap(({ name }, call) => {
      const shown = requestsAbout(transcript, call)
      return doneOn(transcript, 'startRecording', call).flatMap(({ outcome }): Finding[] => {
        if (outcome.outcome !== 'fail')
          return [finding('refusal-misread', `A 400 with ${name} was reported as ${told(outcome)}.`, shown)]
        if (outcome.kind === undefined)
          return [finding('error-untyped', `A 400 with ${name} was reported without a kind.`, shown)]
        if (outcome.httpStatus === 400 || outcome.message?.includes('400')) return []
        return [finding('error-without-status', `A 400 with ${name} was reported without its status.`, shown)]
      })
    }),
  mutants: ['parses-every-body', 'takes-any-answer-for-success', 'loses-the-status-of-a-long-answer'],
})
