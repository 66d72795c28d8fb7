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

/** What a token request says, read as RFC 6749 2.3.1 asks. */
function credentialsOf(arrival: ReceivedRequest): {
  readonly id: string | null
  readonly secret: string | null
} {
  if (!isBasic(arrival)) {
    const form = formOf(arrival)
    return { id: form.get('client_id'), secret: form.get('client_secret') }
  }
  const read = formDecodedPair(basicPairOf(arrival) ?? '')
  return { id: read?.clientId ?? null, secret: read?.clientSecret ?? null }
}

/** The known secret that ends what an HTTP Basic header carries, where it would have had to be encoded. */
function isRaw({ secrets }: Transcript, arrival: ReceivedRequest): boolean {
  const pair = basicPairOf(arrival)
  return secrets.some((secret) => formEncoded(secret) !== secret && pair?.endsWith(`:${secret}`) === true)
}

/** Whether a request shows how the client encodes: while it is only watched, only some secrets do. */
function shows(transcript: Transcript, arrival: ReceivedRequest): boolean {
  if (!isBasic(arrival) && !hasSecretInBody(arrival)) return false
  if (transcript.config) return true
  const { secret } = credentialsOf(arrival)
  const telling = secret !== null && formEncoded(secret) !== secret && transcript.secrets.includes(secret)
  return telling || isRaw(transcript, arrival)
}

const showing = (transcript: Transcript) =>
  tokenRequests(transcript).filter((arrival) => shows(transcript, arrival))

export const CX_AUTH_008 = defineRule({
  id: 'CX-AUTH-008',
  title: 'encodes its id and its secret as a form does, before it puts them into HTTP Basic',
  rationale:
    'A colon, a percent sign, a plus or a letter beyond ASCII in a secret is read as something else by a server that follows RFC 6749: the client is refused until someone makes a secret without it.',
  fix: 'Authorization: Basic base64(form(id) + ":" + form(secret)), in UTF-8, where form is the encoding of application/x-www-form-urlencoded. For ids and secrets of letters and digits nothing changes.',
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
    showing(transcript).length > 0 || 'No token request carried a secret that has to be encoded.',
  expect: (transcript) => {
    const { config, secrets } = transcript
    const isWrong = (arrival: ReceivedRequest) => {
      const { id, secret } = credentialsOf(arrival)
      if (config) return id !== config.clientId || secret !== config.clientSecret
      return secret === null || !secrets.includes(secret)
    }
    const wrong = showing(transcript).filter(isWrong)
    return [
      ...findingOf(
        'basic-not-form-encoded',
        wrong.filter((each) => isRaw(transcript, each)),
        ({ id }) =>
          `Request ${id} carries the id and the secret in HTTP Basic as they are; expected them form-encoded.`,
      ),
      ...findingOf(
        'credentials-garbled',
        wrong.filter((each) => !isRaw(transcript, each)),
        ({ id }) =>
          `The credentials of request ${id} do not decode to the id and the secret that were configured.`,
      ),
    ]
  },
  mutants: ['sends-basic-as-it-is'],
  nearMisses: { 'encodes-basic-twice': 'fail', 'sends-its-secret-in-the-body': 'pass' },
})
