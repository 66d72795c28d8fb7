/** What this mock and `trace redact` write instead of a secret. */
export const placeholder = /^(?:sha256:[\w-]{8}|redacted-\w+-\d+)$/

/** A body as JSON, undefined if it is none. A number that was a secret is a reference without quotes. */
export function parsedJson(body: string | undefined): { readonly value: unknown } | undefined {
  if (body === undefined || body === '') return undefined
  try {
    return { value: JSON.parse(body) as unknown }
  } catch {
    try {
      const quoted = body.replaceAll(/([:,[]\s{0,9})(sha256:[\w-]{8})(?=\s{0,9}[,}\]])/g, '$1"$2"')
      return quoted === body ? undefined : { value: JSON.parse(quoted) as unknown }
    } catch {
      return undefined
    }
  }
}
