import { describeOutcome, doneOn } from '../../queries/recordings/outcomes.js'
import { defineRule, finding } from '../../model/rule.js'
import { after, apiRequests, readRequests, type Transcript } from '../../model/transcript.js'

/** One to see it, and a few for layers that repeat without looking. */
const maxRejected = 3

function rejectedReads(transcript: Transcript) {
  const taken = apiRequests(transcript, 'startRecording').find(({ status }) => status === 202)
  return taken ? after(readRequests(transcript), taken).filter(({ status }) => status === 403) : []
}

export const CX_REC_032 = defineRule({
  id: 'CX-REC-032',
  title: 'should end its wait for a command when a read is rejected',
  rationale:
    'After a 202, a client reads the state until it has changed. A rejection such as 403 does not go away while it waits. A client that counts every failed read as temporary sends requests until its deadline, and then reports a timeout instead of the missing permission.',
  fix: 'Repeat a read after a 5xx or a lost connection. After a 4xx, report unknown or the pending state, with the kind of the rejection.',
  level: 'SHOULD',
  sources: [
    { ref: 'RFC 9110 15.5.4: should not repeat a 403 automatically', grade: 'standard' },
    { ref: 'trycua/cua#1309, dwavesystems/dwave-cloud-client#324', grade: 'practice' },
  ],
  profiles: ['recordingcontrols', 'record-on-demand'],
  dependsOn: ['CX-REC-005'],
  setup: { settle: { start: '600ms' } },
  steps: [
    // The start stays pending, however slow the machine is.
    { server: { act: 'freeze-clock' } },
    { server: { act: 'fault', fault: { on: 'getRecording', status: 403 } } },
    { run: 'startRecording', deadlineMs: 4000, mayHang: true },
  ],
  guard: (transcript) => {
    const isTaken = apiRequests(transcript, 'startRecording').some(({ status }) => status === 202)
    if (!isTaken) return 'No start received a 202.'
    if (rejectedReads(transcript).length > 0) return true
    const [done] = doneOn(transcript, 'startRecording')
    return done?.outcome.state === 'starting' || done?.outcome.outcome === 'unknown'
      ? { notApplicable: 'The client reports a pending start, and does not wait for its result.' }
      : 'No read after the 202 was rejected.'
  },
  expect: (transcript) => {
    const reads = rejectedReads(transcript)
    const [done] = doneOn(transcript, 'startRecording')
    if (reads.length <= maxRejected || !done) return []
    const message = `One start sent ${reads.length} reads that were rejected with 403, and was reported as ${describeOutcome(done.outcome)}.`
    return [finding('rejected-read-repeated', message, reads)]
  },
  mutants: ['polls-through-rejections'],
  nearMisses: { 'reports-202-as-starting': 'not-applicable' },
})
