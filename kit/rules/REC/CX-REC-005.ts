import { confirmations, staleReads } from '../../queries/recordings/stale-reads.js'
import { describeOutcome } from '../../queries/recordings/outcomes.js'
import { idleResponse } from '../../queries/recordings/recording-response.js'
import { defineRule, finding } from '../../model/rule.js'
import { apiRequests, type Transcript } from '../../model/transcript.js'

const settleMs = 400

export const CX_REC_005 = defineRule({
  id: 'CX-REC-005',
  title: 'must not report 202 as completed',
  rationale:
    '202 means that the command was accepted, not that it was executed. A client that reports it as recording lets the agent speak before anything is recorded.',
  fix: 'After 202, read the state until it has changed. Or report ok with state: "starting", which means that the start was accepted but is not completed. Ok without a state means that the recording runs.',
  level: 'MUST',
  sources: [
    { ref: 'RFC 9110 15.3.3', grade: 'standard' },
    { ref: 'NICE Record on Demand: 202 accepted and is being processed', grade: 'vendor' },
  ],
  setup: { settle: { start: `${settleMs}ms` } },
  steps: [{ server: staleReads(idleResponse, 2) }, { run: 'startRecording' }],
  guard: (transcript) => taken(transcript) !== undefined || 'No start received a 202.',
  expect: (transcript) => {
    const start = taken(transcript)
    const [done] = transcript.done
    if (!start || !done) return []
    const { outcome } = done
    const claims = outcome.state === 'recording' || (outcome.outcome === 'ok' && outcome.state === undefined)
    if (!claims || confirmations(transcript, start, done, settleMs).length > 0) return []
    const message = `A start with the response 202 was reported as ${describeOutcome(outcome)} before the server confirmed the recording.`
    return [finding('accepted-taken-for-done', message, [start])]
  },
  mutants: ['takes-202-for-done', 'reads-and-ignores-what-it-reads'],
  nearMisses: { 'reports-202-as-starting': 'pass' },
})

function taken(transcript: Transcript) {
  return apiRequests(transcript, 'startRecording').find(({ status }) => status === 202)
}
