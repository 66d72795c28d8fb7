import { defineRule, findingOf } from '../../model/rule.js'
import { metadataReads, metadataUrl, metadataWith } from '../../queries/tokens/server-metadata.js'
import { targetOf } from '../../queries/tokens/token-places.js'
import { tokenRequests } from '../../model/transcript.js'

/** A path that a client would not guess. */
const path = '/s/default/oauth/token'

export const CX_DISC_003 = defineRule({
  id: 'CX-DISC-003',
  title: 'should request its token where the metadata says instead of guessing',
  rationale:
    'The path of the token endpoint differs between regions and versions. A client that reads the metadata but appends its own path to the issuer fails as soon as the path differs.',
  fix: 'Use token_endpoint from the metadata unchanged.',
  level: 'SHOULD',
  sources: [{ ref: 'RFC 8414 2', grade: 'standard' }],
  profiles: ['recordingcontrols'],
  needs: ['discovery'],
  setup: { config: { metadataUrl } },
  steps: [metadataWith({ token_endpoint: `{url}${path}` }), { run: 'startRecording' }],
  guard: (transcript) => {
    if (metadataReads(transcript).length === 0) return 'The client did not read the metadata.'
    return tokenRequests(transcript).length > 0 || 'The client requested no token.'
  },
  expect: (transcript) =>
    findingOf(
      'token-endpoint-guessed',
      tokenRequests(transcript).filter((each) => targetOf(each).path !== path),
      ({ id }) => `Request ${id} was not sent to the token_endpoint in the metadata.`,
    ),
  mutants: ['guesses-the-token-endpoint'],
  nearMisses: { 'believes-any-metadata': 'pass' },
})
