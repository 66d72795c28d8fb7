import { requestsAbout } from '../../queries/recordings/outcomes.js'
import { defineRule, finding } from '../../model/rule.js'

/** Several hundred times the longest response of the API. */
const longBytes = 8 * 1024 * 1024

export const CX_NET_018 = defineRule({
  id: 'CX-NET-018',
  title: 'should stop reading a response that is much longer than any response of the API',
  rationale:
    'A wrong address or a broken proxy can send gigabytes. A client that collects the whole body before it looks at it uses all memory of its machine, and the deadline alone allows gigabytes, too.',
  fix: 'Count the bytes while you read, and close the connection at a limit, for example 1 MiB. The kit sends 8 MiB. Apply the limit to error responses as well.',
  level: 'SHOULD',
  sources: [
    {
      ref: 'nautechsystems/nautilus_trader#4308, modelcontextprotocol/rust-sdk#1180, calimero-network/core#3141',
      grade: 'practice',
    },
    { ref: 'CWE-770: allocation of resources without limits', grade: 'practice' },
  ],
  transport: 'socket',
  setup: { calls: 2 },
  steps: [
    {
      server: {
        act: 'fault',
        fault: { on: 'startRecording', status: 400, body: '{}', bodyBytes: longBytes },
      },
    },
    { run: 'startRecording', call: 0, mayHang: true },
    { server: { act: 'clear-faults' } },
    {
      server: {
        act: 'fault',
        fault: { on: 'startRecording', status: 200, body: '{}', bodyBytes: longBytes, commit: true },
      },
    },
    { run: 'startRecording', call: 1, mayHang: true },
  ],
  guard: (transcript) =>
    [0, 1].every((call) => requestsAbout(transcript, call, 'startRecording').length > 0) ||
    'No start received a long response.',
  expect: (transcript) => {
    const read = transcript.longestRead ?? 0
    if (read < longBytes) return []
    const message = `The client read a response of ${Math.round(read / 1024 / 1024)} MiB to its end.`
    return [finding('body-without-limit', message, requestsAbout(transcript, 1, 'startRecording'))]
  },
  mutants: ['reads-a-body-of-any-size'],
  nearMisses: { 'reads-four-mebibytes': 'pass' },
})
