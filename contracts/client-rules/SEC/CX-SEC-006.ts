import { finding, findingOf } from '../../kit/finding.js'
import { sinceThen } from '../../kit/reconfigured.js'
import type { Rule } from '../../kit/rule.js'
import { accepted } from '../../kit/transcript.js'

/** RFC 6761 6.4: no such name ever resolves, so that nothing gets out. */
const plain = 'http://cxone.invalid'

/** Without TLS. */
export const CX_SEC_006: Rule = {
  id: 'CX-SEC-006',
  title: 'refuses an address without TLS, loopback aside',
  rationale:
    'One letter that is missing in a configuration sends the secret in clear through every network on the way, and everything works.',
  fix: 'Check the scheme of every address when it is configured: report config for http, but for loopback.',
  level: 'MUST',
  sources: [{ ref: 'RFC 6750 5.3', grade: 'standard' }],
  since: '1.0',
  status: 'stable',
  setup: { calls: 2 },
  steps: [
    { run: 'startRecording', call: 0 },
    { reconfigure: { baseUrl: plain, tokenUrl: `${plain}{tokenPath}` } },
    { run: 'startRecording', call: 1, deadlineMs: 3000, mayHang: true },
  ],
  guard: (transcript) =>
    accepted(transcript, 'startRecording').length > 0 ||
    'No start was accepted, so that the client may not work at all.',
  expect: (transcript) => {
    const sent = findingOf(
      'sent-in-clear',
      sinceThen(transcript),
      ({ id }) => `Request ${id} was sent without TLS.`,
    )
    const outcome = transcript.done[1]?.outcome
    if (!outcome || outcome.kind === 'config' || outcome.kind === 'invalid_argument') return sent
    const message = `It ended as ${outcome.kind ?? outcome.outcome} at an http address; expected the kind config before anything is tried.`
    return [...sent, finding('plain-address-taken', message, [])]
  },
  mutants: ['takes-any-configuration'],
}
