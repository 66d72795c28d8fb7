import { confirmations, staleReads } from '../../queries/recordings/stale-reads.js'
import { told } from '../../queries/recordings/outcomes.js'
import { idleResponse } from '../../queries/recordings/recording-response.js'
import { defineRule, finding } from '../../model/rule.js'
import { apiRequests, type Transcript } from '../../model/transcript.js'

const settleMs = 400

export const CX_REC_005 = defineRule({
  id: 'CX-REC-005',
  title: 'does not take 202 for done: a recording runs when the server says so',
  rationale:
    '202 means that the command was taken. A client that reports it as recording lets the agent speak before anything is recorded.',
  fix: 'After 202 read the state until it has changed; or report ok with state: "starting", which says that the start was taken and is not done. Ok alone, without a state, says that it records.',
  level: 'MUST',
  sources: [
    { ref: 'RFC 9110 15.3.3', grade: 'standard' },
    { ref: 'NICE Record on Demand: 202 accepted and is being processed', grade: 'vendor' },
  ],
  setup: { settle: { start: `${settleMs}ms` } },
  steps: [{ server: staleReads(idleResponse, 2) }, { run: 'startRecording' }],
  guard: (transcript) => taken(transcript) !== undefined || 'No start was answered with 202.',
  expect: (transcript) => {
    const start = taken(transcript)
    const [done] = transcript.done
    if (!start || !done) return []
    const { outcome } = done
    const claims = outcome.state === 'recording' || (outcome.outcome === 'ok' && outcome.state === undefined)
    if (!claims || confirmations(transcript, start, done, settleMs).length > 0) return []
    const message = `A start answered with 202 was reported as ${told(outcome)} before the server had said that it records.`
    return [finding('accepted-taken-for-done', message, [start])]
  },
  mutants: ['takes-202-for-done', 'reads-and-ignores-what-it-reads'],
  nearMisses: { 'reports-202-as-starting': 'pass' },
})

function taken(transcript: Transcript) {
  return apiRequests(transcript, 'startRecording').find(({ status }) => status === 202)
}
