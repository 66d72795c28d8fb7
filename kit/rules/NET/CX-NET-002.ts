import { isStarted } from '../../runner/sanity-step.js'
import { defineRule } from '../../model/rule.js'
import { metOn, timedOut } from './timed-out.js'

/** Some services grant without a body, in which nothing can stall. */
const body = '{}'.padEnd(64)

/** Four bytes each 400 ms: less than any timeout of a single read, and longer in all than any deadline here. */
const chunkedDribbleDelay = { numberOfChunks: 16, totalDuration: 6400 }

/** Which call meets what. */
const stimuli = [undefined, 'stalls', 'drips'] as const

export const CX_NET_002 = defineRule({
  id: 'CX-NET-002',
  title: 'ends an operation by its deadline when an answer stalls within its body, or only drips',
  rationale:
    'Many timeouts end when the headers are there: a body that stalls after them is then waited for without an end. Others begin anew with each byte: a server that sends one now and then holds the caller for as long as it likes.',
  fix: 'Let one deadline cover the whole operation, the reading of the body too: the timeout of a socket is for each read, and does not.',
  level: 'MUST',
  sources: [{ ref: 'AWS Builders Library: timeouts, retries and backoff with jitter', grade: 'practice' }],
  transport: 'socket',
  setup: { calls: stimuli.length },
  steps: [
    { run: 'startRecording', call: 0 },
    { server: { act: 'fault', fault: { on: 'startRecording', fault: 'STALL', body } } },
    { run: 'startRecording', call: 1, deadlineMs: 2000, mayHang: true },
    { server: { act: 'clear-faults' } },
    { server: { act: 'fault', fault: { on: 'startRecording', chunkedDribbleDelay, body } } },
    { run: 'startRecording', call: 2, deadlineMs: 1000, mayHang: true },
  ],
  guard: (transcript) => {
    if (!isStarted(transcript, 0)) return 'No start was accepted, so that the client may not work at all.'
    // One that is held up by the first has been held up; it may never come to the second.
    const isHeldUp = transcript.heldOpen || transcript.done.some(({ hung }) => hung)
    if (isHeldUp && metOn(transcript, 1).length > 0) return true
    const missed = stimuli.filter((each, call) => each && metOn(transcript, call).length === 0)
    return missed.length === 0 || `No start met an answer that ${missed.join(', or one that ')}.`
  },
  expect: (transcript) => timedOut(transcript, [1, 2]),
  mutants: ['waits-without-a-deadline', 'has-a-deadline-for-headers-only', 'has-a-deadline-for-each-read'],
})
