import { recordingOf } from '../../queries/recordings/outcomes.js'
import { defineRule, finding } from '../../model/rule.js'
import { accepted } from '../../model/transcript.js'

export const CX_REC_016 = defineRule({
  id: 'CX-REC-016',
  title: 'stops what it started when it shuts down, or says that it still records',
  rationale:
    'An application that is updated in the middle of a call leaves a recording behind, which goes on to the end of the call without anybody knowing.',
  fix: 'On shutdown stop the recordings that were started, or write their ids into the log.',
  level: 'MAY',
  sources: [{ ref: 'recordings that nobody stops', grade: 'practice' }],
  needs: ['dispose'],
  steps: [{ run: 'startRecording' }, { dispose: true }],
  guard: (transcript) => accepted(transcript, 'startRecording').length > 0 || 'No start was accepted.',
  expect: (transcript) => {
    const state = recordingOf(transcript)
    const ids = Object.values(transcript.calls[0] ?? {})
    if (state !== 'recording' || ids.some((id) => transcript.goodbye?.includes(id))) return []
    const message = 'The client shut down and said nothing of the recording that goes on.'
    return [finding('recording-left-running', message, accepted(transcript, 'startRecording'))]
  },
  mutants: ['leaves-its-recordings-running'],
  nearMisses: { 'says-what-it-leaves-running': 'pass' },
})
