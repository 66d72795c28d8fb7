import { formEncoded, hasSecretInBody, isBasic } from '../../queries/tokens/client-credentials.js'
import { credentialsOf, isRaw } from '../../queries/tokens/sent-credentials.js'
import type { ReceivedRequest } from '../../model/test-server.js'
import { defineRule, findingOf } from '../../model/rule.js'
import { tokenRequests, type Transcript } from '../../model/transcript.js'

/** Whether a request shows how the client encodes. While traffic is only observed, only some secrets show it. */
function shows(transcript: Transcript, request: ReceivedRequest): boolean {
  if (!isBasic(request) && !hasSecretInBody(request)) return false
  if (transcript.config) return true
  const { secret } = credentialsOf(request)
  const telling = secret !== null && formEncoded(secret) !== secret && transcript.secrets.includes(secret)
  return telling || isRaw(transcript, request)
}

const showing = (transcript: Transcript) =>
  tokenRequests(transcript).filter((request) => shows(transcript, request))

export const CX_AUTH_008 = defineRule({
  id: 'CX-AUTH-008',
  title: 'should form-encode the client id and secret before it puts them into HTTP Basic',
  rationale:
    'A server that follows RFC 6749 misreads an unencoded colon, percent sign, plus sign or non-ASCII letter in a secret. It rejects the client until somebody creates a secret without that character. Many clients do not encode, the SDK of the vendor included, so this rule only warns.',
  fix: 'Send Authorization: Basic base64(form(id) + ":" + form(secret)), in UTF-8, where form is the encoding of application/x-www-form-urlencoded. Ids and secrets of letters and digits stay the same.',
  level: 'SHOULD',
  sources: [
    { ref: 'RFC 6749 2.3.1 and Appendix B', grade: 'standard' },
    {
      ref: 'purecloud-platform-client-v2 262.0.0, ApiClient.js, loginClientCredentialsGrant: sends both unencoded',
      grade: 'vendor-sdk',
    },
    { ref: 'AppAuth-iOS#233, authlib#595, openid-client#236', grade: 'practice' },
  ],
  always: true,
  setup: { clientId: 'recorder: 50%+/ours', clientSecret: 'p:a%2Fs+s w/ö&rd=' },
  steps: [{ run: 'startRecording' }],
  guard: (transcript) =>
    showing(transcript).length > 0 || 'No token request contained a secret that needs encoding.',
  expect: (transcript) =>
    findingOf(
      'basic-not-form-encoded',
      showing(transcript).filter((each) => isRaw(transcript, each)),
      ({ id }) =>
        `Request ${id} sends the client id and secret in HTTP Basic without form encoding. The vendor's SDK and curl -u do the same, which works for letters, digits, "-" and "_" only.`,
    ),
  mutants: ['sends-basic-as-it-is'],
  nearMisses: { 'encodes-basic-twice': 'pass', 'sends-its-secret-in-the-body': 'pass' },
})
