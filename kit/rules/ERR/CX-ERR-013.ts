import { describeOutcome, doneOn, requestsAbout } from '../../queries/recordings/outcomes.js'
import { defineRule, finding, type Finding, type Step } from '../../model/rule.js'

/** Each on its own call. Not 409: a client may read it as "already recording". */
const statuses = [400, 403, 404, 500, 502, 503, 504] as const

export const CX_ERR_013 = defineRule({
  id: 'CX-ERR-013',
  title: 'must not report a command as completed if the response is a 4xx or 5xx',
  rationale:
    'A client that swallows an error claims that a call was recorded although it was not. Nobody notices before the recording is needed.',
  fix: 'Report ok only after a 2xx, or after a read that shows the wanted state. Report every other response as a failure, or as unknown after a 5xx.',
  level: 'MUST',
  sources: [
    { ref: 'RFC 9110 15.5', grade: 'standard' },
    { ref: 'RFC 9110 15.6', grade: 'standard' },
  ],
  setup: { calls: statuses.length },
  steps: statuses.flatMap((status, call): Step[] => [
    { server: { act: 'clear-faults' } },
    { server: { act: 'fault', fault: { on: 'startRecording', status } } },
    { run: 'startRecording', call, deadlineMs: 2500, mayHang: true },
  ]) as [Step, ...Step[]],
  guard: (transcript) =>
    statuses.some((status, call) => requestsAbout(transcript, call).some((each) => each.status === status)) ||
    'No start was rejected.',
  expect: (transcript) =>
    statuses.flatMap((status, call): Finding[] => {
      const shown = requestsAbout(transcript, call, 'startRecording').filter((each) => each.status === status)
      const wrong = doneOn(transcript, 'startRecording', call).find(
        ({ outcome, serverState }) => outcome.outcome === 'ok' && serverState === 'idle',
      )
      if (!wrong || shown.length === 0) return []
      const message = `A start that received a ${status} was reported as ${describeOutcome(wrong.outcome)}, but nothing is being recorded.`
      return [finding('failure-taken-for-success', message, shown)]
    }),
  mutants: ['takes-a-server-error-for-success', 'takes-any-answer-for-success'],
  nearMisses: { 'leaves-a-lost-stop-unknown': 'pass' },
})
