import type { Outcome } from '../../model/client.js'
import { doneOn, describeOutcome } from '../../queries/recordings/outcomes.js'
import { defineRule, finding } from '../../model/rule.js'
import { accepted } from '../../model/transcript.js'

export const CX_REC_015 = defineRule({
  id: 'CX-REC-015',
  title: 'should reject a resume without a pause, and a pause after the stop',
  rationale:
    'A client that relies on its own idea of the state reports transitions that never happened, and the agent sees a recording that does not exist.',
  fix: 'Reject operations that the state does not allow, or send them and report the conflict of the server.',
  level: 'SHOULD',
  sources: [{ ref: 'the displayed state must match the server', grade: 'practice' }],
  steps: [
    { run: 'startRecording' },
    { run: 'resumeRecording' },
    { run: 'stopRecording' },
    { run: 'pauseRecording' },
  ],
  guard: (transcript) =>
    (['startRecording', 'stopRecording'] as const).every((each) => accepted(transcript, each).length > 0) ||
    'The start and the stop were not both accepted.',
  expect: (transcript) => {
    const [resume] = doneOn(transcript, 'resumeRecording')
    const [pause] = doneOn(transcript, 'pauseRecording')
    // The API accepts a resume without a pause, and it changes nothing.
    const isNoOp = resume?.outcome.outcome === 'ok' && (resume.outcome.state ?? 'recording') === 'recording'
    return [
      ...(resume && !isNoOp && !isRejection(resume.outcome)
        ? [
            finding(
              'resume-invented',
              `A resume without a pause was reported as ${describeOutcome(resume.outcome)}.`,
              [],
            ),
          ]
        : []),
      ...(pause && !isRejection(pause.outcome)
        ? [
            finding(
              'pause-invented',
              `A pause after the stop was reported as ${describeOutcome(pause.outcome)}.`,
              [],
            ),
          ]
        : []),
    ]
  },
  mutants: ['goes-by-its-own-idea-of-the-state'],
})

function isRejection({ outcome, kind, state }: Outcome): boolean {
  return outcome === 'fail' && (kind === 'conflict' || kind === 'invalid_argument') && state !== 'paused'
}
