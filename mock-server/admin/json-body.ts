import type { IncomingMessage } from 'node:http'
import { finished } from 'node:stream/promises'
import { promisify } from 'node:util'
import { readBody } from '../node/read-body.js'
import { ControlError } from '../control/error.js'
import { duplicateKey } from '../validation/duplicate-key.js'

/** Large enough for a scenario with tens of thousands of calls. */
const maxBytes = 10_000_000

const jsonType = /^application\/json *(?:;|$)/i

export function isJson({ headers }: IncomingMessage): boolean {
  return jsonType.test(headers['content-type'] ?? '')
}

/**
 * The parsed JSON body. An empty one counts as `{}`. `undefined` when there is none, or when it is not declared as JSON.
 * @throws {ControlError} 400, 413 or 415
 */
export async function jsonBody(request: IncomingMessage): Promise<unknown> {
  const { headers } = request
  const hasBody = headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined
  if (!hasBody || !isJson(request)) return undefined
  const charset = /;\s*charset\s*=\s*"?([^\s;"]*)/i.exec(headers['content-type'] ?? '')?.[1] ?? 'utf-8'
  if (!/^utf-?8$/i.test(charset)) {
    throw new ControlError(415, `charset "${charset.slice(0, 80)}" is not supported. Send JSON as UTF-8.`)
  }
  const bytes = await readBody(request, maxBytes)
  // A client that is still sending would miss the response.
  if (!bytes) await finished(request.resume())
  const text = new TextDecoder().decode(await decompressed(bytes, headers['content-encoding']))
  if (text === '') return {}
  const value = parsed(text)
  const twice = duplicateKey(text)
  if (twice !== undefined) {
    throw new ControlError(
      400,
      `The body has the field ${JSON.stringify(twice.slice(0, 80))} twice. Send it once.`,
    )
  }
  return value
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // The message of the parser quotes the body, and could cut a secret so that it is not recognised.
    throw new ControlError(400, 'The body is not valid JSON.')
  }
}

async function decompressed(
  bytes: Uint8Array | undefined,
  encoding = 'identity',
): Promise<Uint8Array | undefined> {
  if (!bytes) throw new ControlError(413, `The body is larger than ${maxBytes} bytes.`)
  const name = encoding.toLowerCase()
  if (name === 'identity') return bytes
  // Loaded late: nearly no client compresses what it sends.
  const { brotliDecompress, gunzip, inflate } = await import('node:zlib')
  const decompress = new Map([
    ['br', promisify(brotliDecompress)],
    ['deflate', promisify(inflate)],
    ['gzip', promisify(gunzip)],
  ]).get(name)
  if (!decompress) {
    const shown = `Content-Encoding "${name.slice(0, 80)}" is not supported.`
    throw new ControlError(415, `${shown} Use gzip, deflate or br, or send the body as it is.`)
  }
  try {
    return await decompress(bytes, { maxOutputLength: maxBytes })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') return decompressed(undefined)
    throw new ControlError(400, `The body is not valid ${name}.`)
  }
}
