import type { ReceivedRequest } from '../../model/test-server.js'
import { formOf, headerValues, tokenRequests, type Transcript } from '../../model/transcript.js'

export interface ClientCredentials {
  readonly clientId: string
  readonly clientSecret: string
}

/** The decoded content of an HTTP Basic header, if it can be decoded. */
export function basicPairOf(request: ReceivedRequest): string | undefined {
  const encoded = /^basic +(\S+) *$/i.exec(headerValues(request, 'authorization')[0] ?? '')?.[1]
  if (encoded === undefined) return undefined
  try {
    const bytes = Uint8Array.from(atob(encoded), (character) => character.charCodeAt(0))
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** Splits and form-decodes the content of an HTTP Basic header (RFC 6749 2.3.1), if it is valid. */
export function formDecodedPair(pair: string): ClientCredentials | undefined {
  const colon = pair.indexOf(':')
  if (colon < 0) return undefined
  const clientId = formDecoded(pair.slice(0, colon))
  const clientSecret = formDecoded(pair.slice(colon + 1))
  return clientId === undefined || clientSecret === undefined ? undefined : { clientId, clientSecret }
}

/** Form-encodes a text: RFC 6749 Appendix B. */
export function formEncoded(text: string): string {
  return new URLSearchParams({ '': text }).toString().slice(1)
}

/** Form-decodes a text; undefined if an escape is incomplete or not UTF-8. */
export function formDecoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return undefined
  }
}

export function isBasic(request: ReceivedRequest): boolean {
  return headerValues(request, 'authorization').some((value) => /^basic /i.test(value))
}

/** Whether a client authenticates in the body. A client id alone does not authenticate. */
export function hasSecretInBody(request: ReceivedRequest): boolean {
  const form = formOf(request)
  return form.has('client_secret') || form.has('client_assertion')
}

/** Token requests in which a client authenticates, with any method. */
export function authenticatedRequests(transcript: Transcript): ReceivedRequest[] {
  return tokenRequests(transcript).filter((each) => isBasic(each) || hasSecretInBody(each))
}

/** The client id of a token request, if it can be decoded. */
export function clientIdOf(request: ReceivedRequest): string | undefined {
  const pair = basicPairOf(request)
  const inHeader = pair === undefined ? undefined : formDecodedPair(pair)?.clientId
  return inHeader ?? formOf(request).get('client_id') ?? undefined
}
