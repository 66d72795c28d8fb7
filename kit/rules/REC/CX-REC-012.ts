import { doneOn, recordingOf, told } from '../../queries/recordings/outcomes.js'
import type { ReceivedRequest } from '../../model/test-server.js'
import { defineRule, finding } from '../../model/rule.js'
import { accepted, type Transcript } from '../../model/transcript.js'

export const CX_REC_012 = defineRule({
  id: 'CX-REC-012',
  title: 'takes the pause of what is not recorded for what it is: nothing',
  rationale:
    'Record on Demand answers 200 to a mask whether or not the call is recorded. A client that takes it for a failure alarms for nothing; one that starts a recording in order to pause it, or believes that it is paused, is wrong about what is kept.',
  fix: 'Accept the answer, start nothing, and read the state before it is reported.',
  level: 'SHOULD',
  sources: [{ ref: 'NICE mask and unmask: works whether or not the call is recorded', grade: 'vendor' }],
  setup: { assumptions: { 'recordingstate-when-not-recording': 'ignored' } },
  steps: [{ run: 'pauseRecording' }],
  guard: (transcript) => paused(transcript).length > 0 || 'No pause was sent for what is not recorded.',
  expect: (transcript) => {
    const shown = paused(transcript)
    const started = accepted(transcript, 'startRecording')
    const outcome = doneOn(transcript, 'pauseRecording')[0]?.outcome
    const state = recordingOf(transcript)
    return [
      ...(outcome?.outcome === 'ok'
        ? []
        : [
            finding(
              'no-op-refused',
              `The pause was granted, and ended as ${outcome && told(outcome)}.`,
              shown,
            ),
          ]),
      ...(outcome?.state === 'paused' && state === 'idle'
        ? [
            finding(
              'no-op-taken-for-a-pause',
              'Nothing is recorded, and the state was told as paused.',
              shown,
            ),
          ]
        : []),
      ...(started.length > 0 || state !== 'idle'
        ? [
            finding(
              'pause-starts-a-recording',
              'The call was not recorded before the pause, and now is.',
              started,
            ),
          ]
        : []),
    ]
  },
  mutants: ['starts-in-order-to-pause', 'believes-a-pause-that-does-nothing'],
  nearMisses: { 'pauses-only-what-it-records': 'untested' },
})

function paused(transcript: Transcript): ReceivedRequest[] {
  return accepted(transcript, 'pauseRecording')
}
