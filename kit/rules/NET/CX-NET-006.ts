import { hanging } from '../../queries/retries/retry-bounds.js'
import { defineRule, finding } from '../../model/rule.js'
import { accepted } from '../../model/transcript.js'

/** Nobody has been assigned port 4, it needs privileges, and no HTTP library forbids it. */
const closed = 'http://127.0.0.1:4'

/** RFC 6761 6.4: no such name ever resolves. */
const nowhere = 'https://cxone.invalid'

export const CX_NET_006 = defineRule({
  id: 'CX-NET-006',
  title: 'says that it is the network when the server cannot be reached, and does so in time',
  rationale:
    'An address that is wrong, a service that is down and a firewall are for somebody else to mend than a refused token: the caller has to be told which it is, and soon.',
  fix: 'Report a refused connection and a name that does not resolve as network, after a bounded number of attempts.',
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
    'No start was accepted, so that the client may not work at all.',
  expect: (transcript) =>
    transcript.done.slice(1).flatMap((each, index) => {
      if (each.hung) return hanging(each, [])
      const { kind, outcome } = each.outcome
      // Where there is no resolver at all, the question for a name may outlast the deadline.
      const isTold = kind === 'network' || (index === 1 && kind === 'timeout')
      if (outcome !== 'ok' && isTold) return []
      const what = index === 0 ? 'a connection that was refused' : 'a name that does not resolve'
      return [
        finding(
          outcome === 'ok' ? 'success-without-an-answer' : 'network-not-told',
          `It reported ${what} as ${kind ?? outcome}; expected fail with the kind network.`,
          [],
        ),
      ]
    }),
  mutants: ['tells-nothing-of-its-network', 'takes-silence-for-success'],
})
