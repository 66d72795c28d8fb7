import { describeOutcome, doneOn } from '../../queries/recordings/outcomes.js'
import { defineRule, finding, type Finding } from '../../model/rule.js'
import { after, apiRequests, readRequests, type Transcript } from '../../model/transcript.js'

/** A start of the first call, and a stop of the second, which a policy has started. */
const commands = [
  { name: 'start', operation: 'startRecording', call: 0, goals: ['recording'] },
  { name: 'stop', operation: 'stopRecording', call: 1, goals: ['stopped', 'idle'] },
] as const

function failedReads(transcript: Transcript, operation: 'startRecording' | 'stopRecording') {
  const taken = apiRequests(transcript, operation).find(({ status }) => status === 202)
  if (!taken) return { taken, reads: [] }
  const ended = doneOn(transcript, operation, operation === 'startRecording' ? 0 : 1)[0]?.endedMs ?? Infinity
  const reads = after(readRequests(transcript), taken).filter(
    ({ fault, atMs }) => fault !== undefined && atMs <= ended,
  )
  return { taken, reads }
}

export const CX_REC_031 = defineRule({
  id: 'CX-REC-031',
  title: 'must not take a failed read for the result of a command',
  rationale:
    'After a 202 a client reads the state until it has changed. If such a read fails, for example with a 500 or a lost connection, nothing is known about the command. A client that reports it as done speaks unrecorded, and one that reports it as failed leaves a recording that nobody expects.',
  fix: 'Repeat a read that fails with a 5xx or without a response, until the deadline. Then report unknown, or ok with the pending state.',
  level: 'MUST',
  sources: [
    { ref: 'RFC 9110 15.3.3: 202 says nothing about the result', grade: 'standard' },
    {
      ref: 'dwavesystems/dwave-cloud-client#324, cloudfoundry/cloud_controller_ng#2354, hypit-ai/hypit#336',
      grade: 'practice',
    },
  ],
  profiles: ['recordingcontrols', 'record-on-demand'],
  dependsOn: ['CX-REC-005'],
  setup: { calls: 2, settle: { start: '600ms', stop: '600ms' } },
  steps: [
    { server: { act: 'start', call: 1 } },
    // Commands stay pending, however slow the machine is.
    { server: { act: 'freeze-clock' } },
    { server: { act: 'fault', fault: { on: 'getRecording', status: 500 } } },
    { run: 'startRecording', call: 0, deadlineMs: 4000, mayHang: true },
    { server: { act: 'clear-faults' } },
    // A client may read the state before it sends a stop.
    {
      server: {
        act: 'after-requests',
        count: 1,
        effect: { act: 'fault', fault: { on: 'getRecording', status: 502 } },
      },
    },
    { run: 'stopRecording', call: 1, deadlineMs: 4000, mayHang: true, ifAble: true },
  ],
  guard: (transcript) => {
    const { taken, reads } = failedReads(transcript, 'startRecording')
    if (!taken) return 'No start received a 202.'
    if (reads.length > 0) return true
    const [done] = doneOn(transcript, 'startRecording')
    return done?.outcome.state === 'starting' || done?.outcome.outcome === 'unknown'
      ? { notApplicable: 'The client reports a pending start, and does not wait for its result.' }
      : 'No read after the 202 failed.'
  },
  expect: (transcript) =>
    commands.flatMap(({ name, operation, call, goals }): Finding[] => {
      const { taken, reads } = failedReads(transcript, operation)
      const [done] = doneOn(transcript, operation, call)
      if (!taken || reads.length === 0 || !done) return []
      const isGoal = (state = '') => goals.some((each) => each === state)
      if (isGoal(done.serverState)) return []
      const { outcome } = done
      const isDone = outcome.outcome === 'ok' && isGoal(outcome.state ?? goals[0])
      if (!isDone && outcome.outcome !== 'fail') return []
      const code = isDone ? 'failed-read-taken-for-success' : 'failed-read-taken-for-failure'
      const message = `A ${name} with the response 202 was reported as ${describeOutcome(outcome)} because a read failed; it is still pending.`
      return [finding(code, message, [taken, ...reads])]
    }),
  mutants: ['takes-a-failed-read-for-success', 'takes-a-failed-read-for-failure'],
  nearMisses: { 'reports-202-as-starting': 'not-applicable' },
})
