import { sinceReconfigure } from '../../queries/since-reconfigure.js'
import type { ConfigChanges } from '../../model/test-server.js'
import { defineRule, finding, findingOf, type Finding, type Step } from '../../model/rule.js'
import { accepted } from '../../model/transcript.js'

/** RFC 6761 6.4: this name never resolves, so nothing leaves the machine. */
const plain = 'http://cxone.invalid'

/** Also one at a time, because some clients check only one address. */
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
  title: 'must reject an address without TLS, except loopback',
  rationale:
    'One missing letter in a configuration sends the secret unencrypted through every network on the way, and everything seems to work.',
  fix: 'Check the scheme of every address when it is configured. Report config for http, except for loopback.',
  level: 'MUST',
  sources: [{ ref: 'RFC 6750 5.3', grade: 'standard' }],
  setup: { calls: 4 },
  steps: [{ run: 'startRecording', call: 0 }, ...plainOnes.flatMap(startWith)],
  guard: (transcript) =>
    accepted(transcript, 'startRecording').length > 0 ||
    'No start was accepted, so the client may not work at all.',
  expect: (transcript) => {
    const sent = findingOf(
      'sent-in-clear',
      // Requests to the valid address use loopback.
      sinceReconfigure(transcript).filter(({ at }) => at === 'elsewhere'),
      ({ id }) => `Request ${id} was sent without TLS.`,
    )
    const taken = transcript.done.slice(1).flatMap(({ outcome }, index): Finding[] => {
      if (outcome.kind === 'config' || outcome.kind === 'invalid_argument') return []
      const which = Object.keys(plainOnes[index] ?? {}).join(' and ')
      const message = `With http in ${which}, the operation was reported as ${outcome.kind ?? outcome.outcome}; expected the kind config before any request.`
      return [finding('plain-address-taken', message, [])]
    })
    return [...sent, ...taken]
  },
  mutants: ['takes-any-configuration', 'checks-its-base-url-alone', 'checks-its-token-url-alone'],
})
