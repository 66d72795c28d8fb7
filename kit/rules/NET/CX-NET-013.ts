import { isStarted, worked } from '../../runner/sanity-step.js'
import { defineRule, finding, type Step } from '../../model/rule.js'
import { apiRequests, type Transcript } from '../../model/transcript.js'

/** More than a breaker tolerates. Short, because each may use its whole deadline for retries. */
const failures = 6
const deadlineMs = 1500

/** A breaker tries again after some seconds: that of NICE's SDK closes within 16 s. */
const patience = { everyMs: 3000, times: 8 }

const failed = (transcript: Transcript) => apiRequests(transcript).filter(({ status }) => status === 503)

export const CX_NET_013 = defineRule({
  id: 'CX-NET-013',
  title: 'must work again after the service has recovered',
  rationale:
    'A circuit breaker that opens after some failures and never closes, or a counter that is never reset, keeps a client broken until somebody restarts it. It records nothing until then.',
  fix: 'Let a breaker try one request after a while, and close it when that succeeds. Reset counters of failures after a success, and after some time.',
  level: 'MUST',
  sources: [
    { ref: 'a client that must be restarted records nothing until then', grade: 'practice' },
    { ref: 'Release It!: a circuit breaker has a half-open state', grade: 'practice' },
  ],
  acrossOperations: true,
  setup: { calls: 3 },
  steps: [
    { run: 'startRecording', call: 0 },
    { server: { act: 'fault', fault: { on: ['startRecording', 'getRecording'], status: 503 } } },
    ...Array.from({ length: failures }, (): Step => ({
      run: 'startRecording',
      call: 1,
      deadlineMs,
      mayHang: true,
    })),
    { server: { act: 'clear-faults' } },
    { run: 'startRecording', call: 2, untilOk: patience },
  ],
  guard: (transcript) => {
    const works = worked(transcript)
    if (works !== true) return works
    return failed(transcript).length > 0 || 'No request received a 503.'
  },
  expect: (transcript) =>
    isStarted(transcript, 2)
      ? []
      : [
          finding(
            'never-recovers',
            `The service works again, but no start was accepted in ${(patience.everyMs * (patience.times - 1)) / 1000} s.`,
            failed(transcript),
          ),
        ],
  mutants: ['never-closes-its-breaker'],
  nearMisses: { 'gives-up-on-503': 'pass' },
})
