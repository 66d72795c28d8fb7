import { recordingResponse } from '../../queries/recordings/recording-response.js'
import { defineRule, finding } from '../../model/rule.js'
import { readRequests, type Transcript } from '../../model/transcript.js'

/** It can be parsed without the blanks after it: a JSON text that is cut would be found out by any parser. */
const state = JSON.stringify(recordingResponse)

const cut = (transcript: Transcript) => readRequests(transcript).filter(({ fault }) => fault !== undefined)

export const CX_NET_005 = defineRule({
  id: 'CX-NET-005',
  title: 'takes no answer for complete that is shorter than its Content-Length',
  rationale:
    'A connection that is closed early looks like the end of the body to code that does not count. What was cut off is then missing without an error.',
  fix: 'Use an HTTP library that checks the length, or compare it yourself; report network or protocol.',
  level: 'MUST',
  sources: [{ ref: 'RFC 9112 8', grade: 'standard' }],
  transport: 'socket',
  steps: [
    { run: 'getRecording' },
    {
      server: {
        act: 'fault',
        fault: {
          on: 'getRecording',
          status: 200,
          fault: 'TRUNCATED_BODY',
          body: state.padEnd(500),
          bytes: state.length,
        },
      },
    },
    { run: 'getRecording' },
  ],
  guard: (transcript) => {
    const works = readRequests(transcript).some(({ status, fault }) => status === 200 && fault === undefined)
    if (!works) return 'No read was answered before the fault, so that the client may not work at all.'
    return cut(transcript).length > 0 || 'No read was answered with a body that is cut short.'
  },
  expect: (transcript) => {
    if (transcript.done[1]?.outcome.outcome !== 'ok') return []
    const message = `Of 500 bytes ${state.length} came, and getRecording ended as ok; expected a failure.`
    return [finding('truncated-body-taken', message, cut(transcript))]
  },
  mutants: ['counts-no-bytes'],
})
