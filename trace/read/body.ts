import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib'

/** The longest body that is kept, in characters. Requests and responses of the API are far shorter. */
export const maxBody = 1_000_000

/** A body as text, or why it is missing. */
export type ReadBody =
  | { readonly body: string; readonly bodyMissing?: undefined }
  | { readonly body: undefined; readonly bodyMissing: string }

export function missing(reason: string): ReadBody {
  return { body: undefined, bodyMissing: reason }
}

/** Text that is written as base64, perhaps still compressed, or as it is. */
export function decodedBody(text: string, encoding: string | undefined, compression = ''): ReadBody {
  if (text.length > maxBody * 2) return missing('it is too long')
  if (encoding?.toLowerCase() !== 'base64') return bounded(text)
  if (!/^[A-Za-z0-9+/_=\s-]*$/.test(text)) return missing('its base64 is damaged')
  const bytes = Buffer.from(text, 'base64')
  try {
    return bounded(decompressed(bytes, compression).toString('utf8'))
  } catch {
    return missing('it cannot be decompressed')
  }
}

/** Some recorders keep the bytes of the wire, others have decoded them and kept the header. */
function decompressed(bytes: Buffer, compression: string): Buffer {
  const options = { maxOutputLength: maxBody * 4 }
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return gunzipSync(bytes, options)
  if (isPlain(bytes)) return bytes
  if (compression.includes('br')) return brotliDecompressSync(bytes, options)
  return compression.includes('deflate') ? inflateSync(bytes, options) : bytes
}

function isPlain(bytes: Buffer): boolean {
  return bytes[0] === 0x7b || bytes[0] === 0x5b || bytes.length === 0
}

function bounded(body: string): ReadBody {
  return body.length > maxBody ? missing('it is too long') : { body }
}
