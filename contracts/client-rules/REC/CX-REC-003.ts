import type { Rule } from '../../kit/rule.js'
import { apiRequests } from '../../kit/transcript.js'

/** Never stop what has not started. */
export const CX_REC_003: Rule = {
  id: 'CX-REC-003',
  title: 'never stops a recording that has not started',
  rationale:
    'The API refuses it, and is strict about that. A client that reports such a stop as done says that a call was recorded which was not.',
  fix: 'Remember what was started, or read the state first; report a conflict when nothing is being recorded.',
  level: 'MUST',
  sources: [
    { ref: 'NICE Record on Demand: 409 cannot be executed due to the service state', grade: 'vendor' },
    { ref: 'forum thread 12571: never stop what has not started', grade: 'unverified' },
  ],
  since: '1.0',
  status: 'stable',
  setup: { calls: 2 },
  steps: [
    { run: 'startRecording', call: 0 },
    { run: 'stopRecording', call: 1 },
  ],
  guard: (transcript) =>
    apiRequests(transcript, 'startRecording').some(({ status }) => status < 300) ||
    'No start was accepted, so that the client may not work at all.',
  expect: (transcript) => {
    const requests = apiRequests(transcript, 'stopRecording').map(({ id }) => id)
    const ended = transcript.done.find(({ operation }) => operation === 'stopRecording')?.outcome
    if (!ended || (ended.outcome === 'fail' && ended.kind === 'conflict')) return []
    const toldIdle = ended.state === 'idle' || ended.state === 'stopped'
    if (ended.outcome === 'ok' && toldIdle && requests.length === 0) return []
    return [
      {
        code: 'stop-before-start',
        message: `Nothing had been started, and stopRecording ended as ${ended.kind ?? ended.outcome}; expected fail with the kind conflict.`,
        requests,
      },
    ]
  },
  mutants: ['stops-without-looking'],
}
