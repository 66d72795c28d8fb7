import { defineRule, findingOf } from '../../model/rule.js'
import { metadataReads, metadataUrl, metadataWith } from '../../queries/tokens/server-metadata.js'
import { targetOf } from '../../queries/tokens/token-places.js'
import { tokenRequests } from '../../model/transcript.js'

/** Not where one would guess it. */
const path = '/s/default/oauth/token'

export const CX_DISC_003 = defineRule({
  id: 'CX-DISC-003',
  title: 'asks for its token where the metadata says, and does not guess',
  rationale:
    'The path of the token endpoint differs between regions and versions. A client that reads the metadata, and then puts a path of its own after the issuer, works until the first that differs.',
  fix: 'Take token_endpoint from the metadata as it is.',
  level: 'SHOULD',
  sources: [{ ref: 'RFC 8414 2', grade: 'standard' }],
  profiles: ['recordingcontrols'],
  needs: ['discovery'],
  setup: { config: { metadataUrl } },
  steps: [metadataWith({ token_endpoint: `{url}${path}` }), { run: 'startRecording' }],
  guard: (transcript) => {
    if (metadataReads(transcript).length === 0) return 'The client did not read the metadata.'
    return tokenRequests(transcript).length > 0 || 'The client asked for no token.'
  },
  expect: (transcript) =>
    findingOf(
      'token-endpoint-guessed',
      tokenRequests(transcript).filter((each) => targetOf(each).path !== path),
      ({ id }) => `Request ${id} asked for a token elsewhere than at the token_endpoint of the metadata.`,
    ),
  mutants: ['guesses-the-token-endpoint'],
  nearMisses: { 'believes-any-metadata': 'pass' },
})
