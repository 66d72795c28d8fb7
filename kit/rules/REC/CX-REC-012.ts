import { doneOn, recordingOf, describeOutcome } from '../../queries/recordings/outcomes.js'
import type { ReceivedRequest } from '../../model/test-server.js'
import { defineRule, finding } from '../../model/rule.js'
import { accepted, type Transcript } from '../../model/transcript.js'

export const CX_REC_012 = defineRule({
  id: 'CX-REC-012',
  title: 'should report the pause of an unrecorded call as successful but not as paused',
  rationale:
    'Record on Demand answers 200 to a mask whether or not the call is recorded. Reporting a failure causes a false alarm. Starting a recording in order to pause it, or reporting it as paused, is wrong about what is stored.',
  fix: 'Accept the response, start nothing, and read the state before you report it.',
  level: 'SHOULD',
  sources: [{ ref: 'NICE mask and unmask: works whether or not the call is recorded', grade: 'vendor' }],
  setup: { assumptions: { 'recordingstate-when-not-recording': 'ignored' } },
  steps: [{ run: 'pauseRecording' }],
  guard: (transcript) =>
    paused(transcript).length > 0 || 'The client sent no pause for the call that is not recorded.',
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
              `The pause was accepted, but reported as ${outcome && describeOutcome(outcome)}.`,
              shown,
            ),
          ]),
      ...(outcome?.state === 'paused' && state === 'idle'
        ? [
            finding(
              'no-op-taken-for-a-pause',
              'The call is not recorded, but the state was reported as paused.',
              shown,
            ),
          ]
        : []),
      ...(started.length > 0 || state !== 'idle'
        ? [
            finding(
              'pause-starts-a-recording',
              'The call was not recorded before the pause, but is recorded now.',
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
