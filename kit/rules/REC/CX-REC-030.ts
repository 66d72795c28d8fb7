import { isImmediate } from '../../queries/retries/backoff-timing.js'
import { repetitions, shownBy } from '../../queries/retries/repetition.js'
import { describeOutcome, doneOn } from '../../queries/recordings/outcomes.js'
import { defineRule, finding, findingOf } from '../../model/rule.js'
import { after, apiRequests, readRequests, type Transcript } from '../../model/transcript.js'

/** A request that was on its way when the operation ended. */
const onItsWayMs = 400

/** Fewer reads are not a loop. */
const minReads = 8

const taken = (transcript: Transcript) =>
  apiRequests(transcript, 'startRecording').find(({ status }) => status === 202)

export const CX_REC_030 = defineRule({
  id: 'CX-REC-030',
  title: 'should pause between the reads that wait for a command, and end them with the operation',
  rationale:
    'After a 202, a client reads the state until it has changed. Without a pause it sends as many reads as it can, and reads that continue after the operation has ended are never stopped by anybody.',
  fix: 'Wait between two reads, for example 100 ms at first and longer each time. Pass the signal of the operation to the loop.',
  level: 'SHOULD',
  sources: [
    { ref: 'NICE Record on Demand: 202 accepted and is being processed', grade: 'vendor' },
    { ref: 'AWS Builders Library: timeouts, retries and backoff with jitter', grade: 'practice' },
  ],
  profiles: ['recordingcontrols', 'record-on-demand'],
  setup: { settle: { start: '1000ms' } },
  steps: [
    // The start stays pending, however slow the machine is.
    { server: { act: 'freeze-clock' } },
    { run: 'startRecording', deadlineMs: 3000, mayHang: true },
    { waitMs: 600 },
  ],
  guard: (transcript) => taken(transcript) !== undefined || 'No start received a 202.',
  expect: (transcript) => {
    const start = taken(transcript)
    const [done] = doneOn(transcript, 'startRecording')
    if (!start || !done) return []
    const reads = after(readRequests(transcript), start)
    const waits = repetitions(reads)
    const late = reads.filter(({ atMs }) => atMs > done.endedMs + onItsWayMs)
    return [
      ...(reads.length >= minReads && isImmediate(waits, transcript)
        ? [
            finding(
              'polls-without-a-pause',
              `The client sent ${reads.length} reads in one operation, some without any pause.`,
              shownBy(waits.slice(0, 2)),
            ),
          ]
        : []),
      ...findingOf(
        'polls-after-its-end',
        late,
        ({ id }) =>
          `Read ${id} was sent after the start had been reported as ${describeOutcome(done.outcome)}.`,
      ),
    ]
  },
  mutants: ['polls-without-a-pause', 'polls-in-the-background'],
  nearMisses: { 'reports-202-as-starting': 'pass' },
})
