import { containsPart, inHex, joined } from '../../redaction/hex-dump.js'
import type { ReceivedRequest } from '../model/test-server.js'
import { folded, minLength, encodingsOf } from '../../redaction/secret-encodings.js'
import { tokensInResponse } from './tokens/tokens-in-response.js'
import type { Transcript } from '../model/transcript.js'
import { unescaped } from '../../redaction/unescape.js'

/** Escapes within escapes within escapes are not followed further. */
const maxDepth = 3

/**
 * Whether one of these secrets is in a text: plain, cut at either end, escaped, in hex, in base64 at any place of what
 * was encoded, or over the lines of a dump. One that is shorter than 6 characters is taken for a word.
 */
export function leaks(text: string, secrets: readonly string[]): boolean {
  if (text.length < minLength) return false
  const layers = layersOf(text)
  const written = layers.flatMap((each) => [each, joined(each)]).map(folded)
  const bytes = layers.flatMap(inHex)
  return secrets.some(
    (secret) =>
      encodingsOf(secret).some((spelling) => written.some((each) => each.includes(spelling))) ||
      layers.some((each) => containsPart(each, secret)) ||
      bytes.some(
        (each) => containsPart(each, secret) || (secret.length >= minLength && each.includes(secret)),
      ),
  )
}

function layersOf(text: string, depth = maxDepth): string[] {
  const inner = depth > 0 ? unescaped(text)?.text : undefined
  return inner === undefined ? [text] : [text, ...layersOf(inner, depth - 1)]
}

/** All that a request says but for some of its headers, named in lower case. */
export function wordsOf({ target, headers, body }: ReceivedRequest, except: readonly string[] = []): string {
  const lines = headers.filter(([name]) => !except.includes(name.toLowerCase()))
  return [target, ...lines.map(([name, value]) => `${name}: ${value}`), body].join('\n')
}

/** The client secrets alone: all secrets but for the tokens, which every request to the API has to carry. */
export function clientSecretsOf({ arrivals, secrets }: Transcript): string[] {
  const issued = new Set(arrivals.flatMap(tokensInResponse))
  return secrets.filter((secret) => !issued.has(secret))
}

/** Requests to an origin that the client was not configured with, and that tell it a secret. */
export function leaksElsewhere({ arrivals, secrets }: Transcript): ReceivedRequest[] {
  return arrivals.filter((each) => each.at === 'elsewhere' && leaks(wordsOf(each), secrets))
}
