import type { ReceivedRequest } from '../../model/test-server.js'
import { defineRule, findingOf } from '../../model/rule.js'
import { formOf, headerValues, tokenRequests, type Transcript } from '../../model/transcript.js'

const forms = (transcript: Transcript) =>
  tokenRequests(transcript).filter((each) =>
    headerValues(each, 'content-type').some((type) => /^application\/x-www-form-urlencoded/i.test(type)),
  )

/** Grants of other kinds of applications. They are allowed while traffic is only observed. */
const otherGrants = /^(?:authorization_code|refresh_token|password|urn:.*)$/

function repeats(request: ReceivedRequest): boolean {
  const names = [...formOf(request).keys()]
  return new Set(names).size < names.length
}

export const CX_AUTH_003 = defineRule({
  id: 'CX-AUTH-003',
  title: 'must use grant_type=client_credentials and send each parameter once',
  rationale:
    'The server compares the grant type exactly. It rejects a repeated parameter because it cannot know which value is meant.',
  fix: 'Send grant_type=client_credentials, and each parameter once. Separate several scopes with spaces in one scope parameter.',
  level: 'MUST',
  sources: [
    { ref: 'RFC 6749 4.4.2', grade: 'standard' },
    { ref: 'RFC 6749 3.2', grade: 'standard' },
  ],
  profiles: ['recordingcontrols'],
  always: true,
  steps: [{ run: 'startRecording' }],
  guard: (transcript) => forms(transcript).length > 0 || 'No token request had a form in its body.',
  expect: (transcript) => {
    const isOther = (request: ReceivedRequest) => {
      const grants = formOf(request).getAll('grant_type')
      const foreign = transcript.config === undefined && grants.every((grant) => otherGrants.test(grant))
      return !grants.includes('client_credentials') && !(foreign && grants.length > 0)
    }
    return [
      ...findingOf(
        'other-grant',
        forms(transcript).filter(isOther),
        ({ id }) => `Request ${id} does not contain grant_type=client_credentials.`,
      ),
      ...findingOf(
        'parameter-repeated',
        forms(transcript).filter(repeats),
        ({ id }) => `Request ${id} sends a parameter more than once.`,
      ),
    ]
  },
  mutants: ['misspells-the-grant', 'sends-a-parameter-twice'],
  nearMisses: { 'asks-for-a-token-in-json': 'untested' },
})
