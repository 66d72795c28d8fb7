import { recordingOf } from '../../queries/recordings/outcomes.js'
import { defineRule, finding } from '../../model/rule.js'
import { accepted } from '../../model/transcript.js'

export const CX_REC_016 = defineRule({
  id: 'CX-REC-016',
  title: 'may stop its recordings when it shuts down, or report those that continue',
  rationale:
    'An application that is updated during a call leaves a recording behind. It continues to the end of the call without anybody noticing.',
  fix: 'On shutdown, stop the recordings that the client started, or log their ids.',
  level: 'MAY',
  sources: [{ ref: 'recordings that nobody stops', grade: 'practice' }],
  needs: ['dispose'],
  steps: [{ run: 'startRecording' }, { dispose: true }],
  guard: (transcript) => accepted(transcript, 'startRecording').length > 0 || 'No start was accepted.',
  expect: (transcript) => {
    const state = recordingOf(transcript)
    const ids = Object.values(transcript.calls[0] ?? {})
    if (state !== 'recording' || ids.some((id) => transcript.goodbye?.includes(id))) return []
    const message = 'The client shut down without reporting the recording that continues.'
    return [finding('recording-left-running', message, accepted(transcript, 'startRecording'))]
  },
  mutants: ['leaves-its-recordings-running'],
  nearMisses: { 'says-what-it-leaves-running': 'pass' },
})
