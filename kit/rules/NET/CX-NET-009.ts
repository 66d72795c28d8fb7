import { hanging } from '../../queries/retries/retry-bounds.js'
import { repeated } from '../../queries/retries/repetition.js'
import { defineRule, finding, findingOf } from '../../model/rule.js'
import { accepted, commands } from '../../model/transcript.js'

export const CX_NET_009 = defineRule({
  id: 'CX-NET-009',
  title: 'should recover from a closed idle connection without repeating a command',
  rationale:
    'Servers and proxies close idle connections. A client that writes to a closed connection fails on the first operation after each pause. One that repeats everything may execute a command twice.',
  fix: 'Open a new connection when the old one is closed. Repeat a command only if it was certainly not sent.',
  level: 'SHOULD',
  sources: [
    { ref: 'RFC 9112 9.3.1', grade: 'standard' },
    { ref: 'bun#28708', grade: 'practice' },
  ],
  transport: 'socket',
  setup: { calls: 3 },
  steps: [
    { run: 'startRecording', call: 0 },
    { server: { act: 'close-idle-connections' } },
    { run: 'startRecording', call: 1, deadlineMs: 3000, mayHang: true },
    { run: 'startRecording', call: 2, deadlineMs: 3000, mayHang: true },
  ],
  guard: (transcript) =>
    accepted(transcript, 'startRecording').length > 0 ||
    'No start was accepted before the connection was closed.',
  expect: (transcript) => {
    const [, next, later] = transcript.done
    const doubled = repeated(commands(transcript)).flat()
    const findings = findingOf(
      'command-doubled',
      doubled,
      ({ id }) => `Request ${id} was sent twice after its connection had been closed.`,
    )
    // One network error is acceptable, because the command may have collided with the close.
    if (next && next.outcome.outcome !== 'ok' && next.outcome.kind !== 'network') {
      const message = `The operation after the close was reported as ${next.outcome.kind ?? next.outcome.outcome}; expected ok, or the kind network.`
      findings.push(...(next.hung ? hanging(next, []) : [finding('closing-not-told', message, [])]))
    }
    if (later && later.outcome.outcome !== 'ok') {
      findings.push(
        finding('stays-broken', 'The second operation after the close failed, too; expected ok.', []),
      )
    }
    return findings
  },
  mutants: ['holds-on-to-its-connection'],
})
