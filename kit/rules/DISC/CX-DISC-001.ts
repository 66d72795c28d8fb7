import { defineRule, finding, findingOf } from '../../model/rule.js'
import { apiRequests } from '../../model/transcript.js'

export const CX_DISC_001 = defineRule({
  id: 'CX-DISC-001',
  title: 'must send requests only to the configured addresses',
  rationale:
    'A hard-coded host, or a proxy that is also used for loopback, sends the requests of a test to a real tenant. They start recordings of real calls and disclose the token of the test.',
  fix: 'Take every host from the configuration, for the token endpoint as well as for the API. Exclude loopback from proxies (NO_PROXY).',
  level: 'MUST',
  sources: [
    { ref: 'a test that reaches a real tenant', grade: 'practice' },
    { ref: 'Pact troubleshooting: proxies and loopback', grade: 'practice' },
  ],
  profiles: ['recordingcontrols'],
  always: true,
  setup: { elsewhere: true },
  steps: [{ run: 'startRecording' }],
  guard: ({ arrivals }) => {
    if (arrivals.length === 0) return 'The client sent no request.'
    const hasProceeded = arrivals.some(({ at, status }) => at !== 'token' || status < 300)
    return hasProceeded || 'No token was issued, so the client could send nothing more.'
  },
  expect: (transcript) => {
    const { arrivals, done } = transcript
    const elsewhere = arrivals.filter(({ at }) => at === 'elsewhere')
    const lost = done.length > 0 && apiRequests(transcript).length === 0
    return [
      ...findingOf(
        'request-went-elsewhere',
        elsewhere,
        ({ id }) => `Request ${id} was sent to an origin that is not in the configuration.`,
      ),
      ...(lost && elsewhere.length === 0
        ? [
            finding(
              'request-not-seen',
              'An operation was requested, but no request reached the configured API.',
              arrivals,
            ),
          ]
        : []),
    ]
  },
  mutants: ['sends-loopback-through-a-proxy'],
  nearMisses: { 'goes-to-a-fixed-host': 'fail', 'asks-for-a-token-in-json': 'untested' },
})
