import {
  caExtensions,
  loadForge,
  newKeys,
  serverExtensions,
  sign,
  type CertificateIdentity,
  type Wanted,
} from '../../mock-server/tls/certificate.js'

/** The kinds of server certificates. A client with the CA should trust only `good`. */
export const certificateKinds = ['good', 'expired', 'wrong-host', 'self-signed'] as const

type CertificateKind = (typeof certificateKinds)[number]

export interface Certificates {
  /** The certificate of the CA that signed all except `self-signed`. */
  readonly ca: string
  readonly of: Readonly<Record<CertificateKind, CertificateIdentity>>
}

const ca = 'cxone-mock test CA'
const host = '127.0.0.1'
const otherHost = 'elsewhere.invalid'

/** Creates a CA and certificates for 127.0.0.1 on demand. None is shipped or stored. */
export async function makeCertificates(): Promise<Certificates> {
  const [forge, caKeys, keys] = await Promise.all([loadForge(), newKeys(), newKeys()])
  const leaf = (name: string, more: Partial<Wanted> = {}): CertificateIdentity => ({
    key: keys.privateKey,
    certificate: sign(forge, {
      subject: name,
      issuer: ca,
      publicKey: keys.publicKey,
      signingKey: caKeys.privateKey,
      lastDay: 1,
      extensions: serverExtensions([name]),
      ...more,
    }),
  })
  const authority = { subject: ca, issuer: ca, publicKey: caKeys.publicKey, signingKey: caKeys.privateKey }
  return {
    ca: sign(forge, { ...authority, lastDay: 1, extensions: caExtensions }),
    of: {
      good: leaf(host),
      expired: leaf(host, { lastDay: -1 }),
      'wrong-host': leaf(otherHost),
      'self-signed': leaf(host, { issuer: host, signingKey: keys.privateKey }),
    },
  }
}
