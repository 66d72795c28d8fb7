import { describeOutcome, doneOn, requestsAbout } from '../../queries/recordings/outcomes.js'
import { defineRule, finding, type Finding } from '../../model/rule.js'

/** A start, and the stop of a recording that a policy has started. */
const commands = [
  { operation: 'startRecording', call: 0, untouched: 'idle' },
  { operation: 'stopRecording', call: 1, untouched: 'recording' },
] as const

export const CX_REC_028 = defineRule({
  id: 'CX-REC-028',
  title: 'must not report a command as completed without sending it',
  rationale:
    'A client that trusts its own memory, or runs with a switch for dry runs, says that a call is recorded while nothing happens at the server.',
  fix: 'Report ok only for a command that was sent and accepted, or for a state that was read from the server.',
  level: 'MUST',
  sources: [
    { ref: 'RFC 9110 15.3: only a 2xx says that a request was accepted', grade: 'standard' },
    { ref: 'a call that is reported as recorded, and is not', grade: 'practice' },
  ],
  setup: { calls: commands.length },
  steps: [
    { server: { act: 'start', call: 1 } },
    { run: 'startRecording', call: 0 },
    { run: 'stopRecording', call: 1, ifAble: true },
  ],
  guard: (transcript) => {
    // A client that sends nothing is exactly what this rule looks for, so its claim counts as well.
    const claims = transcript.done.some(({ outcome }) => outcome.outcome === 'ok')
    const sent = commands.some(({ operation, call }) => requestsAbout(transcript, call, operation).length > 0)
    return claims || sent || 'The client sent no command, and did not say that it had.'
  },
  expect: (transcript) =>
    commands.flatMap(({ operation, call, untouched }): Finding[] => {
      const done = doneOn(transcript, operation, call)[0]
      const sent = transcript.arrivals.filter(({ at }) => at === 'api')
      const about = requestsAbout(transcript, call, operation)
      if (done?.outcome.outcome !== 'ok' || done.serverState !== untouched || about.length > 0) return []
      const state = done.outcome.state
      if (state === 'starting' || state === 'stopping' || state === 'unknown') return []
      const message = `${operation} was reported as ${describeOutcome(done.outcome)}, but no such request reached the server, and the recording is ${untouched}.`
      return [finding('success-without-a-request', message, sent)]
    }),
  mutants: ['says-ok-without-a-request'],
  nearMisses: { 'stops-at-the-token': 'untested' },
})
