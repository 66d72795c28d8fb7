import { defineRule, finding, findingOf } from '../../model/rule.js'
import { metadataReads, metadataUrl, metadataWith } from '../../queries/tokens/server-metadata.js'
import { tokenRequests } from '../../model/transcript.js'

export const CX_DISC_002 = defineRule({
  id: 'CX-DISC-002',
  title: 'must not use metadata from another issuer',
  rationale:
    'Metadata determines where the secret is sent. If its issuer is not the expected one, an attacker may have written it and would receive the secret.',
  fix: 'Compare issuer exactly with the address of the metadata, without its well-known part. If they differ, report a configuration failure and do not request a token.',
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
        ({ id }) => `Token request ${id} was sent although the metadata comes from another issuer.`,
      ),
      ...(misread
        ? [
            finding(
              'foreign-metadata-misread',
              `Metadata from another issuer was reported as ${misread.kind ?? misread.outcome}; expected fail with the kind config.`,
              metadataReads(transcript),
            ),
          ]
        : []),
    ]
  },
  mutants: ['believes-any-metadata'],
})
