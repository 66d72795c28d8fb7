import { clientSecretsOf, leaks } from './find-leaks.js'
import type { Transcript } from '../model/transcript.js'

const maxNamed = 3

/** The secrets that a text contains, by the names that reports use: `{client-secret}, {tok#1}`. Empty for none. */
export function leakedIn(text: string, transcript: Transcript): string {
  const { secrets } = transcript
  if (!leaks(text, secrets)) return ''
  const found = secrets.filter((secret) => leaks(text, [secret]))
  const names = [...new Set(found.map((secret) => nameOf(secret, transcript)))]
  return names.length > maxNamed
    ? `${names.slice(0, maxNamed).join(', ')} and ${names.length - maxNamed} more`
    : names.join(', ')
}

/** Where the client printed a secret, one entry for each stream: `Line 3 on stderr contains {tok#1}.` */
export function printedLeaks(transcript: Transcript): string[] {
  const { output, printed, secrets } = transcript
  if (!leaks(output, secrets)) return []
  const texts = (['stdout', 'stderr'] as const).map((stream) => ({
    where: `on ${stream}`,
    text: (printed ?? [])
      .filter((part) => part.stream === stream)
      .map((part) => part.text)
      .join(''),
  }))
  const places = texts.flatMap(({ where, text }) => placeOf(text, where, transcript))
  return places.length > 0 ? places : placeOf(output, 'of the output', transcript)
}

function placeOf(text: string, where: string, transcript: Transcript): string[] {
  const { secrets } = transcript
  if (!leaks(text, secrets)) return []
  const lines = text.split('\n')
  const last = firstLeaking(lines, secrets)
  const line = lines[last] ?? ''
  if (leaks(line, secrets)) return [`Line ${last + 1} ${where} contains ${leakedIn(line, transcript)}.`]
  // A dump that breaks the secret over several lines.
  return [`The lines up to line ${last + 1} ${where} contain ${leakedIn(text, transcript)}.`]
}

/** The index of the line that completes the first leak. */
function firstLeaking(lines: readonly string[], secrets: readonly string[]): number {
  let [low, high] = [0, lines.length - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if (leaks(lines.slice(0, middle + 1).join('\n'), secrets)) high = middle
    else low = middle + 1
  }
  return low
}

function nameOf(secret: string, transcript: Transcript): string {
  const { config, secrets } = transcript
  if (secret === config?.accessKeySecret) return '{access-key-secret}'
  const clientSecrets = clientSecretsOf(transcript).filter((each) => each !== config?.accessKeySecret)
  const index = clientSecrets.indexOf(secret)
  if (index >= 0) return `{client-secret${index === 0 ? '' : `#${index + 1}`}}`
  const tokens = secrets.filter((each) => !clientSecrets.includes(each) && each !== config?.accessKeySecret)
  return `{tok#${tokens.indexOf(secret) + 1}}`
}
