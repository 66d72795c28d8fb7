import { hanging } from '../../queries/retries/retry-bounds.js'
import { defineRule, finding } from '../../model/rule.js'
import { accepted } from '../../model/transcript.js'

/** Port 4 is unassigned and privileged, and no HTTP library blocks it. */
const closed = 'http://127.0.0.1:4'

/** RFC 6761 6.4: no such name ever resolves. */
const nowhere = 'https://cxone.invalid'

export const CX_NET_006 = defineRule({
  id: 'CX-NET-006',
  title: 'must report an unreachable server as a network failure, in time',
  rationale:
    'A wrong address, a service that is down, and a firewall are fixed by different people than a rejected token. The caller needs to know which it is, soon.',
  fix: 'Report a refused connection and a name that does not resolve as network, after a limited number of attempts.',
  level: 'MUST',
  sources: [{ ref: 'AWS Builders Library: timeouts, retries and backoff with jitter', grade: 'practice' }],
  transport: 'socket',
  setup: { calls: 3 },
  steps: [
    { run: 'startRecording', call: 0 },
    { reconfigure: { baseUrl: closed } },
    { run: 'startRecording', call: 1, deadlineMs: 3000, mayHang: true },
    { reconfigure: { baseUrl: nowhere, tokenUrl: `${nowhere}{tokenPath}` } },
    { run: 'startRecording', call: 2, deadlineMs: 3000, mayHang: true },
  ],
  guard: (transcript) =>
    accepted(transcript, 'startRecording').length > 0 ||
    'No start was accepted, so the client may not work at all.',
  expect: (transcript) =>
    transcript.done.slice(1).flatMap((each, index) => {
      if (each.hung) return hanging(each, [])
      const { kind, outcome } = each.outcome
      // Without a resolver, the lookup may take longer than the deadline.
      const isReported = kind === 'network' || (index === 1 && kind === 'timeout')
      if (outcome !== 'ok' && isReported) return []
      const what = index === 0 ? 'a refused connection' : 'a name that does not resolve'
      return [
        finding(
          outcome === 'ok' ? 'success-without-an-answer' : 'network-not-told',
          `The client reported ${what} as ${kind ?? outcome}; expected fail with the kind network.`,
          // A client that heeds HTTPS_PROXY asks the kit's proxy, which closes the connection.
          transcript.arrivals.filter(({ at }) => at === 'elsewhere'),
        ),
      ]
    }),
  mutants: ['tells-nothing-of-its-network', 'takes-silence-for-success'],
})
