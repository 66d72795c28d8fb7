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
  title: 'must reject a server whose certificate is expired, self-signed or for another host',
  rationale:
    'Bearer tokens and secrets are only as safe as the connection. Disabling verification for a test environment also disables it for every attacker on the way.',
  fix: 'Verify the chain, the dates and the host name of every server. Trust a private CA through its file, never by disabling verification.',
  level: 'MUST',
  sources: [{ ref: 'RFC 6750 5.3', grade: 'standard' }],
  needs: ['tls'],
  transport: 'tls',
  setup: { calls: bad.length + 1, tls: true, config: { ...at('good'), caFile: '{caFile}' } },
  steps: [{ run: 'startRecording', call: 0 }, ...steps],
  guard: (transcript) =>
    accepted(transcript, 'startRecording').length > 0 || 'No start was accepted over trusted TLS.',
  expect: (transcript) => [
    ...findingOf(
      'sent-to-an-untrusted-server',
      sinceReconfigure(transcript),
      ({ id }) => `Request ${id} was sent to a server with an untrusted certificate.`,
    ),
    ...transcript.done
      .slice(1)
      .flatMap(({ outcome }, index) =>
        outcome.outcome === 'ok'
          ? [
              finding(
                'untrusted-server-taken',
                `startRecording ended as ok although the certificate of the server is ${bad[index]}.`,
                [],
              ),
            ]
          : [],
      ),
  ],
  mutants: ['trusts-any-certificate', 'checks-no-host-names'],
})
