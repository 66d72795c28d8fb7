import { basicPairOf, formDecodedPair, formEncoded, isBasic } from './client-credentials.js'
import type { ReceivedRequest } from '../../model/test-server.js'
import { formOf, type Transcript } from '../../model/transcript.js'

/** The credentials of a token request, decoded according to RFC 6749 2.3.1. */
export function credentialsOf(request: ReceivedRequest): {
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
export function isRaw({ secrets }: Transcript, request: ReceivedRequest): boolean {
  const pair = basicPairOf(request)
  return secrets.some((secret) => needsEncoding(secret) && pair?.endsWith(`:${secret}`) === true)
}

/** Many libraries leave "~" as it is, which every server reads. */
function needsEncoding(secret: string): boolean {
  return formEncoded(secret).replaceAll('%7E', '~') !== secret
}
