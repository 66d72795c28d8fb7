import { doneOn, recordingOf, sentAboutOthers } from '../../queries/recordings/outcomes.js'
import { recordingCommands, type RecordingRequest } from '../../queries/recordings/recording-commands.js'
import { defineRule, finding, findingOf } from '../../model/rule.js'
import type { Transcript } from '../../model/transcript.js'

export const CX_REC_002 = defineRule({
  id: 'CX-REC-002',
  title: 'must stop the requested recording and no other',
  rationale:
    'A client that remembers only one recording id stops the wrong recording when two calls overlap, and cannot stop the right one.',
  fix: 'Store the state of each recording under its own id, not as “the current recording”.',
  level: 'MUST',
  sources: [
    { ref: 'one recording continues unnoticed, another is cut off', grade: 'practice' },
    { ref: 'forum thread 12571: the recordingId comes from the conversation object', grade: 'unverified' },
  ],
  always: true,
  setup: { calls: 2 },
  steps: [
    { run: 'startRecording', call: 0 },
    { run: 'startRecording', call: 1 },
    { run: 'pauseRecording', call: 0, ifAble: true },
    { run: 'resumeRecording', call: 0, ifAble: true },
    { run: 'stopRecording', call: 0 },
    { run: 'stopRecording', call: 1 },
  ],
  guard: (transcript) => {
    const started = recordingCommands(transcript).filter((each) => each.action === 'start' && each.isAccepted)
    const ids = new Set(started.map(({ about }) => about))
    return ids.size >= 2 || `Only ${ids.size} of 2 recordings were started.`
  },
  expect: (transcript) => [
    ...findingOf(
      'stale-recording-id',
      staleStops(transcript).map(({ request }) => request),
      () => 'A stopped recording was stopped again while another one continued.',
    ),
    ...findingOf(
      'other-recording-stopped',
      sentAboutOthers(transcript, 'stopRecording'),
      ({ id }) => `Request ${id} stopped a recording that should not stop.`,
    ),
    ...findingOf(
      'other-recording-paused',
      sentAboutOthers(transcript, 'pauseRecording'),
      ({ id }) => `Request ${id} paused or resumed the recording of another call.`,
    ),
    ...transcript.calls.flatMap((_, call) => {
      const stopped = doneOn(transcript, 'stopRecording', call).some(
        ({ outcome }) => outcome.outcome === 'ok',
      )
      if (!stopped || recordingOf(transcript, call) !== 'recording') return []
      const message = 'A stop was reported as completed, but the recording continues.'
      return [finding('wrong-recording-stopped', message, [])]
    }),
  ],
  mutants: ['knows-only-the-first-recording', 'knows-only-the-newest-recording'],
  // Only the requested operations expose these clients. In observed traffic they look correct.
  nearMisses: {
    'stops-the-newest-recording-first': 'fail',
    'stops-all-that-it-records': 'fail',
    'pauses-all-that-it-records': 'fail',
  },
})

/** Stops of a recording that is already stopped, while another one runs. */
function staleStops(transcript: Transcript): RecordingRequest[] {
  const running = new Set<string>()
  const stopped = new Set<string>()
  return recordingCommands(transcript).filter(({ about = '', action, isAccepted }) => {
    const isStale = action === 'stop' && !isAccepted && stopped.has(about) && running.size > 0
    if (!isAccepted) return isStale
    if (action === 'start') running.add(about)
    else if (running.delete(about)) stopped.add(about)
    return false
  })
}
