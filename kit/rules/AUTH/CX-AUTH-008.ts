import {
  basicPairOf,
  formDecodedPair,
  formEncoded,
  hasSecretInBody,
  isBasic,
} from '../../queries/tokens/client-credentials.js'
import type { ReceivedRequest } from '../../model/test-server.js'
import { defineRule, findingOf } from '../../model/rule.js'
import { formOf, tokenRequests, type Transcript } from '../../model/transcript.js'

/** The credentials of a token request, decoded according to RFC 6749 2.3.1. */
function credentialsOf(request: ReceivedRequest): {
  readonly id: string | null
  readonly secret: string | null
} {
  if (!isBasic(request)) {
    const form = formOf(request)
    return { id: form.get('client_id'), secret: form.get('client_secret') }
  }
  const read = formDecodedPair(basicPairOf(request) ?? '')
  return { id: read?.clientId ?? null, secret: read?.clientSecret ?? null }
}

/** Whether an HTTP Basic header ends with a known secret that should have been encoded. */
function isRaw({ secrets }: Transcript, request: ReceivedRequest): boolean {
  const pair = basicPairOf(request)
  return secrets.some((secret) => formEncoded(secret) !== secret && pair?.endsWith(`:${secret}`) === true)
}

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
  title: 'must form-encode the client id and secret before it puts them into HTTP Basic',
  rationale:
    'A server that follows RFC 6749 misreads an unencoded colon, percent sign, plus sign or non-ASCII letter in a secret. It rejects the client until somebody creates a secret without that character.',
  fix: 'Send Authorization: Basic base64(form(id) + ":" + form(secret)), in UTF-8, where form is the encoding of application/x-www-form-urlencoded. Ids and secrets of letters and digits stay the same.',
  level: 'MUST',
  sources: [
    { ref: 'RFC 6749 2.3.1 and Appendix B', grade: 'standard' },
    { ref: 'RFC 7617 2', grade: 'standard' },
    { ref: 'AppAuth-iOS#233, authlib#595, openid-client#236', grade: 'practice' },
  ],
  always: true,
  setup: { clientId: 'recorder: 50%+/ours', clientSecret: 'p:a%2Fs+s w/ö&rd=' },
  steps: [{ run: 'startRecording' }],
  guard: (transcript) =>
    showing(transcript).length > 0 || 'No token request contained a secret that needs encoding.',
  expect: (transcript) => {
    const { config, secrets } = transcript
    const isWrong = (request: ReceivedRequest) => {
      const { id, secret } = credentialsOf(request)
      if (config) return id !== config.clientId || secret !== config.clientSecret
      return secret === null || !secrets.includes(secret)
    }
    const wrong = showing(transcript).filter(isWrong)
    return [
      ...findingOf(
        'basic-not-form-encoded',
        wrong.filter((each) => isRaw(transcript, each)),
        ({ id }) =>
          `Request ${id} sends the client id and secret in HTTP Basic without encoding; expected form encoding.`,
      ),
      ...findingOf(
        'credentials-garbled',
        wrong.filter((each) => !isRaw(transcript, each)),
        ({ id }) => `The credentials of request ${id} do not decode to the configured client id and secret.`,
      ),
    ]
  },
  mutants: ['sends-basic-as-it-is'],
  nearMisses: { 'encodes-basic-twice': 'fail', 'sends-its-secret-in-the-body': 'pass' },
})
