import { sinceReconfigure } from '../../queries/since-reconfigure.js'
import { defineRule, finding, findingOf, type Step } from '../../model/rule.js'
import { accepted } from '../../model/transcript.js'

const bad = ['expired', 'wrong-host', 'self-signed'] as const

const at = (kind: string) => ({ baseUrl: `{tls:${kind}}`, tokenUrl: `{tls:${kind}}{tokenPath}` })

const steps = bad.flatMap((kind, index): Step[] => [
  { reconfigure: at(kind) },
  { run: 'startRecording', call: index + 1, deadlineMs: 3000 },
])

export const CX_SEC_005 = defineRule({
  id: 'CX-SEC-005',
  title: 'refuses a server whose certificate is expired, self-signed or for another host',
  rationale:
    'Bearer tokens and secrets are as good as the connection that they go over. Verification that was switched off for a test environment is switched off for everybody in between, too.',
  fix: 'Verify the chain, the dates and the host of every server; trust a private CA by its file, never by switching verification off.',
  level: 'MUST',
  sources: [{ ref: 'RFC 6750 5.3', grade: 'standard' }],
  needs: ['tls'],
  transport: 'tls',
  setup: { calls: bad.length + 1, tls: true, config: { ...at('good'), caFile: '{caFile}' } },
  steps: [{ run: 'startRecording', call: 0 }, ...steps],
  guard: (transcript) =>
    accepted(transcript, 'startRecording').length > 0 ||
    'No start was accepted over TLS that can be trusted.',
  expect: (transcript) => [
    ...findingOf(
      'sent-to-an-untrusted-server',
      sinceReconfigure(transcript),
      ({ id }) => `Request ${id} was sent to a server whose certificate is not to be trusted.`,
    ),
    ...transcript.done
      .slice(1)
      .flatMap(({ outcome }, index) =>
        outcome.outcome === 'ok'
          ? [
              finding(
                'untrusted-server-taken',
                `startRecording ended as ok at a server whose certificate is ${bad[index]}.`,
                [],
              ),
            ]
          : [],
      ),
  ],
  mutants: ['trusts-any-certificate', 'checks-no-host-names'],
})
