import { describeOutcome, doneOn, requestsAbout } from '../../queries/recordings/outcomes.js'
import { defineRule, finding, type Finding, type Step } from '../../model/rule.js'

const page = '<!doctype html><title>Sign in</title><form action="/sign-in"></form>'

/** The pages of a gateway that come with a success: to sign in, and for a service that is down for maintenance. */
const answers = [
  { status: 200, headers: { 'Content-Type': 'text/html' }, body: page },
  { status: 200, headers: { 'Content-Type': 'text/html; charset=utf-8' }, body: page },
] as const

export const CX_ERR_017 = defineRule({
  id: 'CX-ERR-017',
  title: 'should not report a command as completed because a page in HTML came with a 200',
  rationale:
    'A proxy that wants a sign-in, or a gateway during maintenance, often answers 200 with a page. The API never saw the command. A client that looks only at the status says that the call is recorded.',
  fix: 'Report a 2xx with the Content-Type text/html as a failure of the kind protocol, or read the state before you report ok.',
  level: 'SHOULD',
  sources: [
    { ref: 'RFC 9110 8.3: Content-Type says what the content is', grade: 'standard' },
    { ref: 'chrischall/ofw-mcp#136: the page to sign in instead of JSON', grade: 'practice' },
  ],
  dependsOn: ['CX-ERR-013'],
  setup: { calls: answers.length },
  steps: [
    { server: { act: 'clear-faults' } },
    ...answers.flatMap((answer, call): Step[] => [
      { server: { act: 'fault', fault: { on: 'startRecording', times: 1, ...answer } } },
      { run: 'startRecording', call },
    ]),
  ],
  guard: (transcript) =>
    answers.every((_, call) => requestsAbout(transcript, call, 'startRecording').length > 0) ||
    'No start received a page.',
  expect: (transcript) =>
    answers.flatMap((_, call) =>
      doneOn(transcript, 'startRecording', call).flatMap(({ outcome, serverState }): Finding[] => {
        if (outcome.outcome !== 'ok' || serverState !== 'idle') return []
        const message = `A start whose response was a page in HTML was reported as ${describeOutcome(outcome)}, but nothing is being recorded.`
        return [finding('page-taken-for-success', message, requestsAbout(transcript, call, 'startRecording'))]
      }),
    ),
  mutants: ['takes-a-page-for-success'],
  nearMisses: { 'reads-the-state-after-a-page': 'pass' },
})
