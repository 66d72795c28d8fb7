import { defineRule, findingOf } from '../../model/rule.js'
import { apiRequests } from '../../model/transcript.js'

export const CX_REQ_009 = defineRule({
  id: 'CX-REQ-009',
  title: 'should send nothing more after an operation has ended',
  rationale:
    'Background work continues after the caller has finished. It uses up limits, and affects calls that have ended.',
  fix: 'End an operation only when everything that it began has ended. When it is aborted, end everything that it began.',
  level: 'SHOULD',
  sources: [
    { ref: 'late requests cannot be distinguished from those of the next operation', grade: 'practice' },
  ],
  steps: [{ run: 'startRecording' }, { run: 'stopRecording' }, { waitMs: 500 }],
  guard: (transcript) =>
    apiRequests(transcript, 'startRecording').some(({ status }) => status < 300) || 'No start was accepted.',
  expect: ({ arrivals, done }) => {
    const over = Math.max(0, ...done.map(({ endedMs }) => endedMs))
    return findingOf(
      'request-after-completion',
      arrivals.filter(({ atMs }) => atMs > over),
      ({ operation, method, atMs }) =>
        `${operation ?? method} was requested ${Math.round(atMs - over)} ms after the end of the last operation.`,
    )
  },
  mutants: ['looks-again-after-it-answered'],
})
