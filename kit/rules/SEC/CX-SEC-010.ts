import { isStarted } from '../../runner/sanity-step.js'
import { defineRule, findingOf } from '../../model/rule.js'
import { headerValues } from '../../model/transcript.js'

const cookie = 'kit-session=of-the-first'

export const CX_SEC_010 = defineRule({
  id: 'CX-SEC-010',
  title: 'must not send the cookies of one configuration with the requests of another',
  rationale:
    'Gateways put a session into a cookie. A cookie jar of the whole process gives the session of one tenant to another.',
  fix: 'Use one cookie jar per client, or none: these APIs need no cookies.',
  level: 'MUST',
  sources: [
    { ref: 'RFC 6265 8.4: a cookie is a credential', grade: 'standard' },
    { ref: 'one session object for all tenants of a process', grade: 'practice' },
  ],
  acrossOperations: true,
  setup: { calls: 2 },
  steps: [
    {
      server: {
        act: 'fault',
        fault: { on: 'issueToken', headers: { 'Set-Cookie': `${cookie}; Path=/` }, times: 1 },
      },
    },
    { run: 'startRecording', call: 0 },
    { reconfigureAs: 'second' },
    { run: 'startRecording', call: 1 },
  ],
  guard: (transcript) =>
    (isStarted(transcript, 0) && isStarted(transcript, 1)) || 'The two starts were not both accepted.',
  expect: ({ arrivals, configured }) => {
    const second = configured?.at(-1)
    return findingOf(
      'cookie-crossed',
      arrivals.filter(
        (each) =>
          second !== undefined &&
          each.atMs >= second.beganMs &&
          headerValues(each, 'cookie').some((value) => value.includes(cookie)),
      ),
      ({ id }) => `Request ${id} contains a cookie that the client received under its earlier configuration.`,
    )
  },
  mutants: ['shares-its-cookies'],
})
