import type { ReceivedRequest } from '../../model/test-server.js'
import { formOf, headerValues, tokenRequests, type Transcript } from '../../model/transcript.js'

export interface ClientCredentials {
  readonly clientId: string
  readonly clientSecret: string
}

/** What stands in an HTTP Basic header, before it is taken apart; undefined where there is none to read. */
export function basicPairOf(arrival: ReceivedRequest): string | undefined {
  const encoded = /^basic +(\S+) *$/i.exec(headerValues(arrival, 'authorization')[0] ?? '')?.[1]
  if (encoded === undefined) return undefined
  try {
    const bytes = Uint8Array.from(atob(encoded), (character) => character.charCodeAt(0))
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** An id and a secret as HTTP Basic has to carry them by RFC 6749 2.3.1; undefined where they cannot be read so. */
export function formDecodedPair(pair: string): ClientCredentials | undefined {
  const colon = pair.indexOf(':')
  if (colon < 0) return undefined
  const clientId = formDecoded(pair.slice(0, colon))
  const clientSecret = formDecoded(pair.slice(colon + 1))
  return clientId === undefined || clientSecret === undefined ? undefined : { clientId, clientSecret }
}

/** A text as a form would carry it: RFC 6749 Appendix B. */
export function formEncoded(text: string): string {
  return new URLSearchParams({ '': text }).toString().slice(1)
}

/** The text that a form carries; undefined where an escape is not whole, or its bytes are not UTF-8. */
export function formDecoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return undefined
  }
}

export function isBasic(arrival: ReceivedRequest): boolean {
  return headerValues(arrival, 'authorization').some((value) => /^basic /i.test(value))
}

/** Whether a client authenticates in the body: its id alone names it and proves nothing. */
export function hasSecretInBody(arrival: ReceivedRequest): boolean {
  const form = formOf(arrival)
  return form.has('client_secret') || form.has('client_assertion')
}

/** Token requests in which a client authenticates, in whatever way. */
export function authenticatedRequests(transcript: Transcript): ReceivedRequest[] {
  return tokenRequests(transcript).filter((each) => isBasic(each) || hasSecretInBody(each))
}

/** The id of the client that a token request is for, as far as it can be read. */
export function clientIdOf(arrival: ReceivedRequest): string | undefined {
  const pair = basicPairOf(arrival)
  const inHeader = pair === undefined ? undefined : formDecodedPair(pair)?.clientId
  return inHeader ?? formOf(arrival).get('client_id') ?? undefined
}
