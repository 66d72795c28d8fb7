import { recordingResponse } from '../../queries/recordings/recording-response.js'
import { defineRule, finding } from '../../model/rule.js'
import { readRequests, type Transcript } from '../../model/transcript.js'

/** Padded with blanks, so that the truncated body is still valid JSON and the parser does not detect it. */
const state = JSON.stringify(recordingResponse)

const cut = (transcript: Transcript) => readRequests(transcript).filter(({ fault }) => fault !== undefined)

export const CX_NET_005 = defineRule({
  id: 'CX-NET-005',
  title: 'must not accept a response that is shorter than its Content-Length',
  rationale:
    'Without a length check, a connection that closes early looks like the end of the body. The missing part causes no error.',
  fix: 'Use an HTTP library that checks the length, or check it yourself. Report network or protocol.',
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
    if (!works) return 'No read succeeded before the fault, so the client may not work at all.'
    return cut(transcript).length > 0 || 'No read received a truncated body.'
  },
  expect: (transcript) => {
    if (transcript.done[1]?.outcome.outcome !== 'ok') return []
    const message = `Only ${state.length} of 500 bytes arrived, but getRecording ended as ok; expected a failure.`
    return [finding('truncated-body-taken', message, cut(transcript))]
  },
  mutants: ['counts-no-bytes'],
})
