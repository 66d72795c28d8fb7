import { isCrossOrigin } from '../../queries/retries/cross-origin-redirect.js'
import { leaksElsewhere } from '../../queries/find-leaks.js'
import { recordingResponse } from '../../queries/recordings/recording-response.js'
import { defineRule, findingOf } from '../../model/rule.js'
import { accepted } from '../../model/transcript.js'

const elsewhere = '{elsewhere}/api/v2/recordings/1'

export const CX_SEC_007 = defineRule({
  id: 'CX-SEC-007',
  title: 'must not send its token to another origin that a response links to',
  rationale:
    'Location, nextUri and selfUri are data. A client that follows them with its token discloses it to anyone who can write those links.',
  fix: 'Compare scheme, host and port of a link with those of the base URL before you send a token there.',
  level: 'MUST',
  sources: [{ ref: 'RFC 6750 5.3', grade: 'standard' }],
  always: true,
  setup: { elsewhere: true },
  steps: [
    {
      server: {
        act: 'fault',
        fault: {
          on: 'startRecording',
          status: 202,
          commit: true,
          headers: { Location: elsewhere },
          body: JSON.stringify({ selfUri: elsewhere, nextUri: elsewhere }),
        },
      },
    },
    { run: 'startRecording' },
    {
      server: {
        act: 'fault',
        fault: {
          on: 'getRecording',
          headers: { Location: elsewhere, Link: `<${elsewhere}>; rel="next"` },
          body: JSON.stringify({ ...recordingResponse, selfUri: elsewhere, nextUri: elsewhere }),
        },
      },
    },
    { run: 'getRecording', ifAble: true },
  ],
  guard: (transcript) =>
    accepted(transcript).some(isCrossOrigin) || 'No response of the API linked to another origin.',
  expect: (transcript) =>
    findingOf(
      'token-sent-elsewhere',
      leaksElsewhere(transcript),
      ({ id }) => `Request ${id} to another origin contains the token.`,
    ),
  mutants: ['follows-links-with-its-token'],
})
