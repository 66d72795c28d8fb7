import { sanityStep, isStarted, worked } from '../../runner/sanity-step.js'
import { defineRule, finding } from '../../model/rule.js'
import { replyHeader, tokenRequests, type Transcript } from '../../model/transcript.js'

const mediaType = 'application/json; charset="utf-8"'

const labelled = (transcript: Transcript) =>
  tokenRequests(transcript).filter((each) => replyHeader(each, 'content-type') === mediaType)

export const CX_AUTH_023 = defineRule({
  id: 'CX-AUTH-023',
  title: 'must accept a token response whose media type has parameters',
  rationale:
    'Servers and proxies add charset to application/json. A client that compares the whole header rejects a valid token.',
  fix: 'Compare only the part of Content-Type before the semicolon, without regard to case, or parse the body in any case.',
  level: 'MUST',
  sources: [
    { ref: 'RFC 9110 8.3.1: type/subtype, followed by parameters', grade: 'standard' },
    { ref: 'dahlia/wsgi-oauth2#5', grade: 'practice' },
  ],
  setup: { calls: 2 },
  steps: [
    ...sanityStep,
    { server: { act: 'fault', fault: { on: 'issueToken', headers: { 'Content-Type': mediaType } } } },
    { run: 'startRecording', call: 1 },
  ],
  guard: (transcript) => {
    const works = worked(transcript)
    if (works !== true) return works
    return labelled(transcript).length > 0 || 'No token response had a media type with parameters.'
  },
  expect: (transcript) =>
    isStarted(transcript, 1)
      ? []
      : [
          finding(
            'media-type-refused',
            `The client did not use a token from a response of the type ${mediaType}.`,
            labelled(transcript),
          ),
        ],
  mutants: ['compares-the-media-type-of-a-token-response'],
  nearMisses: { 'stops-at-the-token': 'untested' },
})
