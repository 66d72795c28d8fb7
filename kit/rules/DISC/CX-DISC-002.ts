import { defineRule, finding, findingOf } from '../../model/rule.js'
import { metadataReads, metadataUrl, metadataWith } from '../../queries/tokens/server-metadata.js'
import { tokenRequests } from '../../model/transcript.js'

export const CX_DISC_002 = defineRule({
  id: 'CX-DISC-002',
  title: 'does not use metadata that another issuer made',
  rationale:
    'Metadata says where the secret goes. If its issuer is not the one that was asked, somebody else may have written it, and the secret would go to them.',
  fix: 'Compare issuer with the address that the metadata was read from, without its well-known part, letter for letter. Report a difference as a fault of the configuration, and ask for no token.',
  level: 'MUST',
  sources: [{ ref: 'RFC 8414 3.3', grade: 'standard' }],
  profiles: ['recordingcontrols'],
  needs: ['discovery'],
  setup: { config: { metadataUrl } },
  steps: [
    metadataWith({ issuer: 'https://login.example.com', token_endpoint: '{url}/oauth/token' }),
    { run: 'startRecording' },
  ],
  guard: (transcript) => metadataReads(transcript).length > 0 || 'The client did not read the metadata.',
  expect: (transcript) => {
    const misread = transcript.done.find(
      ({ outcome }) => outcome.outcome !== 'fail' || outcome.kind !== 'config',
    )?.outcome
    return [
      ...findingOf(
        'foreign-metadata-used',
        tokenRequests(transcript),
        ({ id }) => `Request ${id} asked for a token although the metadata is that of another issuer.`,
      ),
      ...(misread
        ? [
            finding(
              'foreign-metadata-misread',
              `Metadata of another issuer was reported as ${misread.kind ?? misread.outcome}; expected fail with the kind config.`,
              metadataReads(transcript),
            ),
          ]
        : []),
    ]
  },
  mutants: ['believes-any-metadata'],
})
