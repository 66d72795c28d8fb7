import { authenticatedRequests, basicPairOf } from '../../queries/tokens/client-credentials.js'
import { credentialsOf } from '../../queries/tokens/sent-credentials.js'
import type { ReceivedRequest } from '../../model/test-server.js'
import { defineRule, findingOf } from '../../model/rule.js'
import type { Transcript } from '../../model/transcript.js'

/** Whether a server can read the configured credentials, with or without form decoding. */
function isReadable({ config }: Transcript, request: ReceivedRequest): boolean {
  if (!config) return true
  const { id, secret } = credentialsOf(request)
  const isDecoded = id === config.clientId && secret === config.clientSecret
  return isDecoded || basicPairOf(request) === `${config.clientId}:${config.clientSecret}`
}

export const CX_AUTH_021 = defineRule({
  id: 'CX-AUTH-021',
  title: 'must send the client id and secret so that a server can read them',
  rationale:
    'Credentials that are encoded twice, wrapped by a base64 tool, in the wrong charset, or unencoded in a form body arrive as something else. The server answers invalid_client, and people look for a wrong secret.',
  fix: 'Encode each value once: form-encode id and secret, join them with a colon, and encode the UTF-8 bytes with base64 without line breaks. In a body, form-encode each value.',
  level: 'MUST',
  sources: [
    { ref: 'RFC 6749 2.3.1 and Appendix B', grade: 'standard' },
    { ref: 'RFC 7617 2', grade: 'standard' },
  ],
  // A secret may end with a blank: RFC 6749 Appendix A.2.
  setup: { clientId: 'recorder: 50%+/ours', clientSecret: 'p:a%2Fs+s w/ö&rd= ' },
  steps: [{ run: 'startRecording' }],
  guard: (transcript) =>
    authenticatedRequests(transcript).length > 0 || 'No token request contained the client secret.',
  expect: (transcript) =>
    findingOf(
      'credentials-garbled',
      authenticatedRequests(transcript).filter((each) => !isReadable(transcript, each)),
      ({ id }) => `The credentials of request ${id} do not decode to the configured client id and secret.`,
    ),
  mutants: ['encodes-basic-twice', 'trims-its-secret'],
  nearMisses: { 'sends-basic-as-it-is': 'pass', 'sends-its-secret-in-the-body': 'pass' },
})
