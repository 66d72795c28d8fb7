import { sanityStep, isStarted, worked } from '../../runner/sanity-step.js'
import { replyOf } from '../../queries/tokens/issued-token.js'
import { defineRule, finding } from '../../model/rule.js'
import { tokenRequests, type Transcript } from '../../model/transcript.js'

const unknown = { agent_id: 7, limits: { a: [1] }, refresh_token_server_uri: 'https://example.com/' }

const given = (transcript: Transcript) =>
  tokenRequests(transcript).filter((each) => 'limits' in replyOf(each))

export const CX_AUTH_013 = defineRule({
  id: 'CX-AUTH-013',
  title: 'must accept a token response with unknown members and without optional ones',
  rationale:
    'Servers add members, and omit expires_in and scope, without notice. A client that validates the response strictly stops working on that day.',
  fix: 'Read access_token and token_type, treat expires_in and scope as optional, and ignore everything else.',
  level: 'MUST',
  sources: [{ ref: 'RFC 6749 5.1', grade: 'standard' }],
  setup: { calls: 2 },
  steps: [
    ...sanityStep,
    {
      server: {
        act: 'fault',
        fault: { on: 'issueToken', mergePatch: { ...unknown, expires_in: null, scope: null } },
      },
    },
    { run: 'startRecording', call: 1 },
  ],
  guard: (transcript) => {
    const works = worked(transcript)
    if (works !== true) return works
    return given(transcript).length > 0 || 'The client received no token response with unknown members.'
  },
  expect: (transcript) =>
    isStarted(transcript, 1)
      ? []
      : [
          finding(
            'token-response-refused',
            'The client did not use a token whose response has unknown members and lacks expires_in and scope.',
            given(transcript),
          ),
        ],
  mutants: ['wants-no-unknown-members', 'wants-every-member'],
  nearMisses: { 'stops-at-the-token': 'untested' },
})
