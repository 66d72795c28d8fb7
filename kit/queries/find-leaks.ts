import { holdsPart, inHex, joined } from '../../redaction/hex-dump.js'
import type { Arrival } from '../model/test-server.js'
import { folded, leastLength, spellingsOf } from '../../redaction/secret-encodings.js'
import { toldTokens } from './tokens/tokens-in-response.js'
import type { Transcript } from '../model/transcript.js'
import { unescaped } from '../../redaction/unescape.js'

/** Escapes within escapes within escapes are not followed further. */
const deepest = 3

/**
 * Whether one of these secrets is in a text: plain, cut at either end, escaped, in hex, in base64 at any place of what
 * was encoded, or over the lines of a dump. One that is shorter than 6 characters is taken for a word.
 */
export function leaks(text: string, secrets: readonly string[]): boolean {
  if (text.length < leastLength) return false
  const layers = layersOf(text)
  const written = layers.flatMap((each) => [each, joined(each)]).map(folded)
  const bytes = layers.flatMap(inHex)
  return secrets.some(
    (secret) =>
      spellingsOf(secret).some((spelling) => written.some((each) => each.includes(spelling))) ||
      layers.some((each) => holdsPart(each, secret)) ||
      bytes.some(
        (each) => holdsPart(each, secret) || (secret.length >= leastLength && each.includes(secret)),
      ),
  )
}

function layersOf(text: string, depth = deepest): string[] {
  const inner = depth > 0 ? unescaped(text)?.text : undefined
  return inner === undefined ? [text] : [text, ...layersOf(inner, depth - 1)]
}

/** All that a request says but for some of its headers, named in lower case. */
export function wordsOf({ target, headers, body }: Arrival, except: readonly string[] = []): string {
  const lines = headers.filter(([name]) => !except.includes(name.toLowerCase()))
  return [target, ...lines.map(([name, value]) => `${name}: ${value}`), body].join('\n')
}

/** The client secrets alone: all secrets but for the tokens, which every request to the API has to carry. */
export function clientSecretsOf({ arrivals, secrets }: Transcript): string[] {
  const issued = new Set(arrivals.flatMap(toldTokens))
  return secrets.filter((secret) => !issued.has(secret))
}

/** Requests to an origin that the client was not configured with, and that tell it a secret. */
export function leaksElsewhere({ arrivals, secrets }: Transcript): Arrival[] {
  return arrivals.filter((each) => each.at === 'elsewhere' && leaks(wordsOf(each), secrets))
}
