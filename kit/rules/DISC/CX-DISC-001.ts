import { defineRule, finding, findingOf } from '../../model/rule.js'
import { apiRequests } from '../../model/transcript.js'

export const CX_DISC_001 = defineRule({
  id: 'CX-DISC-001',
  title: 'goes to the addresses that it was configured with, and to no others',
  rationale:
    'A host that stands in the code, or a proxy that is used for loopback too, takes the requests of a test to a real tenant: it starts recordings of real calls, and the token of the test goes with them.',
  fix: 'Take every host from the configuration, the token endpoint as well as the API, and leave loopback out of proxies (NO_PROXY).',
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
    if (arrivals.length === 0) return 'No request came, here or elsewhere.'
    const gotOn = arrivals.some(({ at, status }) => at !== 'token' || status < 300)
    return gotOn || 'No token was issued, so that nothing more could be sent.'
  },
  expect: (transcript) => {
    const { arrivals, done } = transcript
    const elsewhere = arrivals.filter(({ at }) => at === 'elsewhere')
    const lost = done.length > 0 && apiRequests(transcript).length === 0
    return [
      ...findingOf(
        'request-went-elsewhere',
        elsewhere,
        ({ id }) => `Request ${id} went to an origin that the client was not configured with.`,
      ),
      ...(lost && elsewhere.length === 0
        ? [
            finding(
              'request-not-seen',
              'An operation was asked for, and none came to the API that was configured.',
              arrivals,
            ),
          ]
        : []),
    ]
  },
  mutants: ['sends-loopback-through-a-proxy'],
  nearMisses: { 'goes-to-a-fixed-host': 'fail', 'asks-for-a-token-in-json': 'untested' },
})
