import { Transform } from 'node:stream'
import * as zlib from 'node:zlib'
import { maxBody, missing, type ReadBody } from '../read/body.js'

/** What all bodies that are being recorded may occupy together, in bytes. */
const maxPending = 64_000_000

/** How many bytes are in memory. */
export class BodyMemory {
  #used = 0

  take(bytes: number): boolean {
    if (this.#used + bytes > maxPending) return false
    this.#used += bytes
    return true
  }

  give(bytes: number): void {
    this.#used -= bytes
  }
}

/** Passes a body on, and keeps a copy of it as long as that is within the limits. */
export class CapturedBody extends Transform {
  readonly #memory: BodyMemory
  #chunks: Buffer[] = []
  #length = 0
  #isTooLong = false

  constructor(memory: BodyMemory) {
    super()
    this.#memory = memory
  }

  override _transform(chunk: Buffer, _encoding: string, done: (error: null, chunk: Buffer) => void): void {
    this.#keep(chunk)
    done(null, chunk)
  }

  #keep(chunk: Buffer): void {
    if (this.#isTooLong) return
    if (this.#length + chunk.length <= maxBody && this.#memory.take(chunk.length)) {
      this.#chunks.push(chunk)
      this.#length += chunk.length
      return
    }
    this.#isTooLong = true
    this.#clear()
  }

  #clear(): void {
    this.#memory.give(this.#length)
    this.#chunks = []
    this.#length = 0
  }

  /** The body as text, or why it is left out. Frees its memory, so it can be read one time. */
  asText(encoding: string | undefined, type: string | undefined): ReadBody {
    const bytes = Buffer.concat(this.#chunks)
    this.#clear()
    if (this.#isTooLong) return missing('it is too long')
    return textOf(bytes, encoding, type)
  }
}

/** A body of the wire as text. */
function textOf(bytes: Buffer, encoding: string | undefined, type: string | undefined): ReadBody {
  const plain = decoded(bytes, encoding)
  if (plain === undefined) return missing('it cannot be decompressed')
  const charset = /;\s{0,8}charset="?([\w.:-]{1,40})/i.exec(type ?? '')?.[1] ?? 'utf-8'
  try {
    return { body: new TextDecoder(charset, { fatal: true }).decode(plain) }
  } catch {
    return missing('it is not text')
  }
}

type Decompress = (bytes: Buffer, options: { maxOutputLength: number }) => Buffer

const decompressors: Readonly<Record<string, Decompress | undefined>> = {
  gzip: zlib.gunzipSync,
  'x-gzip': zlib.gunzipSync,
  br: zlib.brotliDecompressSync,
  deflate: (bytes, options) => {
    // RFC 9110 8.4.1.2: some servers leave out the zlib format around it.
    const isZlib = ((bytes[0] ?? 0) & 0x0f) === 8 && (((bytes[0] ?? 0) << 8) | (bytes[1] ?? 0)) % 31 === 0
    return isZlib ? zlib.inflateSync(bytes, options) : zlib.inflateRawSync(bytes, options)
  },
  // Node 22.15 and newer.
  ...('zstdDecompressSync' in zlib ? { zstd: zlib.zstdDecompressSync as Decompress } : {}),
}

/** The bytes without the encodings of `Content-Encoding`. Undefined if one is unknown, or the bytes are damaged. */
export function decoded(bytes: Buffer, encoding = ''): Buffer | undefined {
  if (bytes.length === 0) return bytes
  let plain = bytes
  for (const name of encoding
    .toLowerCase()
    .split(/\s{0,8},\s{0,8}/)
    .toReversed()) {
    if (name.trim() === '' || name.trim() === 'identity') continue
    const decompress = decompressors[name.trim()]
    try {
      const next = decompress?.(plain, { maxOutputLength: maxBody })
      if (!next) return undefined
      plain = next
    } catch {
      return undefined
    }
  }
  return plain
}
