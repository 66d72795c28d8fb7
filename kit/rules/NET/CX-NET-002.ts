import { isStarted } from '../../runner/sanity-step.js'
import { defineRule } from '../../model/rule.js'
import { faultedOn, timedOut } from './timed-out.js'

/** Some services respond without a body, which cannot stall. */
const body = '{}'.padEnd(64)

/** Four bytes every 400 ms: faster than any read timeout, but longer in total than any deadline here. */
const chunkedDribbleDelay = { numberOfChunks: 16, totalDuration: 6400 }

/** The fault of each call. */
const stimuli = [undefined, 'stalls', 'trickles'] as const

export const CX_NET_002 = defineRule({
  id: 'CX-NET-002',
  title: 'must end an operation by its deadline if the response body stalls or trickles',
  rationale:
    'Many timeouts end when the headers arrive, so a body that stalls is awaited forever. Others restart with each byte, so a server that sends one byte now and then holds the caller indefinitely.',
  fix: 'Use one deadline for the whole operation, reading the body included. A socket timeout is not enough, because it applies to each read.',
  level: 'MUST',
  sources: [{ ref: 'AWS Builders Library: timeouts, retries and backoff with jitter', grade: 'practice' }],
  transport: 'socket',
  dependsOn: ['CX-NET-017'],
  setup: { calls: stimuli.length },
  steps: [
    { run: 'startRecording', call: 0 },
    { server: { act: 'fault', fault: { on: 'startRecording', fault: 'STALL', body } } },
    { run: 'startRecording', call: 1, deadlineMs: 2000, mayHang: true },
    { server: { act: 'clear-faults' } },
    { server: { act: 'fault', fault: { on: 'startRecording', chunkedDribbleDelay, body } } },
    { run: 'startRecording', call: 2, deadlineMs: 2500, mayHang: true },
  ],
  guard: (transcript) => {
    if (!isStarted(transcript, 0)) return 'No start was accepted, so the client may not work at all.'
    // A client that hangs on the first response may never send the second request.
    const isHeldUp = transcript.heldOpen || transcript.done.some(({ hung }) => hung)
    if (isHeldUp && faultedOn(transcript, 1).length > 0) return true
    const missed = stimuli.filter((each, call) => each && faultedOn(transcript, call).length === 0)
    return missed.length === 0 || `No start received a response that ${missed.join(', or one that ')}.`
  },
  expect: (transcript) => timedOut(transcript, [1, 2]),
  mutants: ['waits-without-a-deadline', 'has-a-deadline-for-headers-only', 'has-a-deadline-for-each-read'],
})
