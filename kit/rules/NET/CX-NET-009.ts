import { hanging } from '../../queries/retries/retry-bounds.js'
import { repeated } from '../../queries/retries/repetition.js'
import { defineRule, finding, findingOf } from '../../model/rule.js'
import { accepted, commands } from '../../model/transcript.js'

export const CX_NET_009 = defineRule({
  id: 'CX-NET-009',
  title: 'goes on when the server has closed its idle connection, and doubles no command',
  rationale:
    'Servers and proxies close connections that idle. A client that goes on writing to one fails on the first operation after each break; one that sends everything again may do it twice.',
  fix: 'Open a new connection when the old one is closed, and send a command again only when it surely did not go out.',
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
      ({ id }) => `Request ${id} came twice after its connection was closed.`,
    )
    // One error is safe if it says what it is: the command may have met the closing of the connection.
    if (next && next.outcome.outcome !== 'ok' && next.outcome.kind !== 'network') {
      const told = `The operation after it ended as ${next.outcome.kind ?? next.outcome.outcome}; expected ok, or the kind network.`
      findings.push(...(next.hung ? hanging(next, []) : [finding('closing-not-told', told, [])]))
    }
    if (later && later.outcome.outcome !== 'ok') {
      findings.push(finding('stays-broken', 'The second operation after it failed, too; expected ok.', []))
    }
    return findings
  },
  mutants: ['holds-on-to-its-connection'],
})
