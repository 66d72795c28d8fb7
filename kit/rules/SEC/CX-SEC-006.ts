import { sinceReconfigure } from '../../queries/since-reconfigure.js'
import type { ConfigChanges } from '../../model/test-server.js'
import { defineRule, finding, findingOf, type Finding, type Step } from '../../model/rule.js'
import { accepted } from '../../model/transcript.js'

/** RFC 6761 6.4: no such name ever resolves, so that nothing gets out. */
const plain = 'http://cxone.invalid'

/** One at a time, too: some check one address alone. */
const plainOnes = [
  { baseUrl: plain },
  { tokenUrl: `${plain}{tokenPath}` },
  { baseUrl: plain, tokenUrl: `${plain}{tokenPath}` },
] as const

const startWith = (changes: ConfigChanges, index: number): Step[] => [
  { reconfigure: changes },
  { run: 'startRecording', call: index + 1, deadlineMs: 3000, mayHang: true },
]

export const CX_SEC_006 = defineRule({
  id: 'CX-SEC-006',
  title: 'refuses an address without TLS, loopback aside',
  rationale:
    'One letter that is missing in a configuration sends the secret in clear through every network on the way, and everything works.',
  fix: 'Check the scheme of every address when it is configured: report config for http, but for loopback.',
  level: 'MUST',
  sources: [{ ref: 'RFC 6750 5.3', grade: 'standard' }],
  setup: { calls: 4 },
  steps: [{ run: 'startRecording', call: 0 }, ...plainOnes.flatMap(startWith)],
  guard: (transcript) =>
    accepted(transcript, 'startRecording').length > 0 ||
    'No start was accepted, so that the client may not work at all.',
  expect: (transcript) => {
    const sent = findingOf(
      'sent-in-clear',
      // What still goes to the good address goes by loopback.
      sinceReconfigure(transcript).filter(({ at }) => at === 'elsewhere'),
      ({ id }) => `Request ${id} was sent without TLS.`,
    )
    const taken = transcript.done.slice(1).flatMap(({ outcome }, index): Finding[] => {
      if (outcome.kind === 'config' || outcome.kind === 'invalid_argument') return []
      const which = Object.keys(plainOnes[index] ?? {}).join(' and ')
      const message = `It ended as ${outcome.kind ?? outcome.outcome} with http in ${which}; expected the kind config before anything is tried.`
      return [finding('plain-address-taken', message, [])]
    })
    return [...sent, ...taken]
  },
  mutants: ['takes-any-configuration', 'checks-its-base-url-alone', 'checks-its-token-url-alone'],
})
