import { containsPart, inHex, joined } from '../../redaction/hex-dump.js'
import type { ReceivedRequest } from '../model/test-server.js'
import { folded, minLength, encodingsOf } from '../../redaction/secret-encodings.js'
import { tokensInResponse } from './tokens/tokens-in-response.js'
import type { Transcript } from '../model/transcript.js'
import { unescaped } from '../../redaction/unescape.js'

/** The maximum depth of nested escapes. */
const maxDepth = 3

/**
 * Whether a text contains one of these secrets: plain, truncated, escaped, in hex, in base64 at any offset, or across the
 * lines of a dump. Secrets of fewer than 6 characters are ignored, because they may be ordinary words.
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

/** The target, headers and body of a request. `except`: headers to leave out, in lower case. */
export function wordsOf({ target, headers, body }: ReceivedRequest, except: readonly string[] = []): string {
  const lines = headers.filter(([name]) => !except.includes(name.toLowerCase()))
  return [target, ...lines.map(([name, value]) => `${name}: ${value}`), body].join('\n')
}

/** The secrets without the tokens, which every API request must contain. */
export function clientSecretsOf({ arrivals, secrets }: Transcript): string[] {
  const issued = new Set(arrivals.flatMap(tokensInResponse))
  return secrets.filter((secret) => !issued.has(secret))
}

/** Requests that disclose a secret to an origin outside the configuration. */
export function leaksElsewhere({ arrivals, secrets }: Transcript): ReceivedRequest[] {
  return arrivals.filter((each) => each.at === 'elsewhere' && leaks(wordsOf(each), secrets))
}
