import { createHash, X509Certificate } from 'node:crypto'

/** The password of the trust store. Certificates are public, so it protects nothing; Java asks for one. */
export const trustStorePassword = 'changeit'

/**
 * A trust store for Java with these certificates, in the format JKS, which every version of Java reads.
 * @param certificates PEM texts, one certificate each
 */
export function javaTrustStore(certificates: readonly string[]): Buffer {
  const entries = certificates.map((pem, index) => trustedCertificate(`ca-${index}`, pem))
  const content = Buffer.concat([int32(0xfeed_feed), int32(2), int32(entries.length), ...entries])
  const password = Buffer.from(trustStorePassword, 'utf16le').swap16()
  // The digest that Java computes over a trust store.
  const digest = createHash('sha1').update(password).update('Mighty Aphrodite').update(content).digest()
  return Buffer.concat([content, digest])
}

function trustedCertificate(alias: string, pem: string): Buffer {
  const { raw } = new X509Certificate(pem)
  const [kind, made] = [int32(2), Buffer.alloc(8)]
  made.writeBigInt64BE(BigInt(Date.now()))
  return Buffer.concat([kind, text(alias), made, text('X.509'), int32(raw.length), raw])
}

function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}

/** Only ASCII, which Java's modified UTF-8 leaves as it is. */
function text(value: string): Buffer {
  const bytes = Buffer.from(value, 'ascii')
  const length = Buffer.alloc(2)
  length.writeUInt16BE(bytes.length)
  return Buffer.concat([length, bytes])
}
