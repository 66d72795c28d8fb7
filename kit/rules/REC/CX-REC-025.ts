import { sessionsOpened } from '../../queries/recordings/agent-sessions.js'
import { defineRule, finding } from '../../model/rule.js'
import { accepted } from '../../model/transcript.js'

export const CX_REC_025 = defineRule({
  id: 'CX-REC-025',
  title: 'should keep its session between operations',
  rationale:
    'An agent has one session at a time. A client that opens one per operation takes it from the desktop of the agent each time, and receives all events from the start instead of new ones.',
  fix: 'Keep the sessionId as long as the server knows it, and share it among all operations.',
  level: 'SHOULD',
  sources: [
    {
      ref: "NICE's OpenAPI document of the Agent API: 409 for an agent who already has a session",
      grade: 'vendor',
    },
  ],
  acrossOperations: true,
  profiles: ['agent'],
  setup: { calls: 2 },
  steps: [
    { run: 'startRecording', call: 0 },
    { run: 'startRecording', call: 1 },
    { run: 'pauseRecording', call: 0, ifAble: true },
    { run: 'resumeRecording', call: 0, ifAble: true },
    { run: 'getRecording', call: 1, ifAble: true },
  ],
  guard: (transcript) =>
    accepted(transcript, 'startRecording').length > 1 || 'The two starts were not both accepted.',
  expect: (transcript) => {
    const opened = sessionsOpened(transcript)
    if (opened.length <= 1) return []
    const message = `${transcript.done.length} operations started or joined ${opened.length} sessions; expected 1.`
    return [finding('session-for-each-operation', message, opened)]
  },
  mutants: ['starts-a-session-for-each-operation'],
})
