import { isStarted, worked } from '../../runner/sanity-step.js'
import { defineRule, finding } from '../../model/rule.js'
import { requestsAbout } from '../../queries/recordings/outcomes.js'

export const CX_NET_015 = defineRule({
  id: 'CX-NET-015',
  title: 'must work again after an operation was rejected with 401',
  rationale:
    'A service answers 401 for a while, for example during a deployment. A client that remembers "unauthorized" and sends nothing any more records nothing until somebody restarts it.',
  fix: 'Report unauthorized for the operation that was rejected, and let the next operation request a token again.',
  level: 'MUST',
  sources: [{ ref: 'a client that must be restarted records nothing until then', grade: 'practice' }],
  acrossOperations: true,
  dependsOn: ['CX-TOK-010'],
  setup: { calls: 3 },
  steps: [
    { run: 'startRecording', call: 0 },
    { server: { act: 'fault', fault: { on: 'startRecording', status: 401, body: '' } } },
    { run: 'startRecording', call: 1 },
    { server: { act: 'clear-faults' } },
    { run: 'startRecording', call: 2 },
  ],
  guard: (transcript) => {
    const works = worked(transcript)
    if (works !== true) return works
    const rejected = requestsAbout(transcript, 1, 'startRecording').filter(({ status }) => status === 401)
    return rejected.length > 0 || 'No start received a 401.'
  },
  expect: (transcript) =>
    isStarted(transcript, 2)
      ? []
      : [
          finding(
            'stays-unauthorized',
            'The service accepts requests again, but the next start was not accepted.',
            requestsAbout(transcript, 1, 'startRecording'),
          ),
        ],
  mutants: ['stays-unauthorized'],
  nearMisses: { 'gives-up-on-401': 'pass' },
})
