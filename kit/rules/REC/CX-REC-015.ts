import type { Outcome } from '../../model/client.js'
import { doneOn, told } from '../../queries/recordings/outcomes.js'
import { defineRule, finding } from '../../model/rule.js'
import { accepted } from '../../model/transcript.js'

export const CX_REC_015 = defineRule({
  id: 'CX-REC-015',
  title: 'refuses a resume without a pause, and a pause after the stop',
  rationale:
    'A client that goes by its own idea of the state reports transitions that never were, and the agent sees a recording that is not there.',
  fix: 'Refuse what the state does not allow, or let the server refuse it and report a conflict.',
  level: 'SHOULD',
  sources: [{ ref: 'the state that is shown must be that of the server', grade: 'practice' }],
  steps: [
    { run: 'startRecording' },
    { run: 'resumeRecording' },
    { run: 'stopRecording' },
    { run: 'pauseRecording' },
  ],
  guard: (transcript) =>
    (['startRecording', 'stopRecording'] as const).every((each) => accepted(transcript, each).length > 0) ||
    'No start and stop were accepted.',
  expect: (transcript) => {
    const [resume] = doneOn(transcript, 'resumeRecording')
    const [pause] = doneOn(transcript, 'pauseRecording')
    // A resume of what is not paused changes nothing, and the API grants it.
    const isNothing =
      resume?.outcome.outcome === 'ok' && (resume.outcome.state ?? 'recording') === 'recording'
    return [
      ...(resume && !isNothing && !isRefusal(resume.outcome)
        ? [finding('resume-invented', `A resume without a pause ended as ${told(resume.outcome)}.`, [])]
        : []),
      ...(pause && !isRefusal(pause.outcome)
        ? [finding('pause-invented', `A pause after the stop ended as ${told(pause.outcome)}.`, [])]
        : []),
    ]
  },
  mutants: ['goes-by-its-own-idea-of-the-state'],
})

function isRefusal({ outcome, kind, state }: Outcome): boolean {
  return outcome === 'fail' && (kind === 'conflict' || kind === 'invalid_argument') && state !== 'paused'
}
