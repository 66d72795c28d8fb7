import { defineRule, findingOf } from '../../model/rule.js'
import { apiRequests } from '../../model/transcript.js'

export const CX_REQ_009 = defineRule({
  id: 'CX-REQ-009',
  title: 'sends nothing more once it has answered',
  rationale:
    'What a client does behind the back of its caller goes on when the caller is done: it uses up limits, and acts on calls that are over.',
  fix: 'Let an operation end when all that it began has ended, and end what it began when it is given up.',
  level: 'SHOULD',
  sources: [
    { ref: 'requests after completion cannot be told from those of the next operation', grade: 'practice' },
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
        `${operation ?? method} was called ${Math.round(atMs - over)} ms after the last operation had ended.`,
    )
  },
  mutants: ['looks-again-after-it-answered'],
})
