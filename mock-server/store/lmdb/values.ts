import { crc32 } from 'node:zlib'

/** A value as bytes: its checksum, then JSON. */
export function encode(value: unknown): Buffer {
  const text = Buffer.from(JSON.stringify(value))
  const bytes = Buffer.allocUnsafe(text.length + 4)
  bytes.writeUInt32BE(crc32(text))
  text.copy(bytes, 4)
  return bytes
}

/** @throws {RangeError} when the bytes are not what was written */
export function decode(bytes: Uint8Array): unknown {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const text = buffer.subarray(4)
  if (buffer.length < 4 || buffer.readUInt32BE() !== crc32(text))
    throw new RangeError('the checksum is wrong')
  return JSON.parse(text.toString())
}
