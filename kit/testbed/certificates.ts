import { generateKeyPair } from 'node:crypto'
import { promisify } from 'node:util'

/** The kinds of server certificates. A client with the CA should trust only `good`. */
export const certificateKinds = ['good', 'expired', 'wrong-host', 'self-signed'] as const

type CertificateKind = (typeof certificateKinds)[number]

/** PEM texts. */
export interface CertificateIdentity {
  readonly certificate: string
  readonly key: string
}

export interface Certificates {
  /** The certificate of the CA that signed all except `self-signed`. */
  readonly ca: string
  readonly of: Readonly<Record<CertificateKind, CertificateIdentity>>
}

type Forge = typeof import('node-forge')

interface Wanted {
  readonly subject: string
  readonly issuer: string
  /** PEM. */
  readonly publicKey: string
  /** PEM: the key of the issuer. */
  readonly signingKey: string
  readonly lastDay: number
  readonly extensions: readonly object[]
}

const ca = 'cxone-mock test CA'
const host = '127.0.0.1'
const otherHost = 'elsewhere.invalid'

/**
 * Creates a CA and certificates for 127.0.0.1 on demand. None is shipped or stored.
 * @throws {Error} if the optional package node-forge is not installed
 */
export async function makeCertificates(): Promise<Certificates> {
  const forge = await load()
  const [caKeys, keys] = await Promise.all([newKeys(), newKeys()])
  const leaf = (name: string, more: Partial<Wanted> = {}): CertificateIdentity => ({
    key: keys.privateKey,
    certificate: sign(forge, {
      subject: name,
      issuer: ca,
      publicKey: keys.publicKey,
      signingKey: caKeys.privateKey,
      lastDay: 1,
      extensions: leafExtensions(name),
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

const caExtensions = [
  { name: 'basicConstraints', cA: true, critical: true },
  { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
  { name: 'subjectKeyIdentifier' },
]

/** Name types of RFC 5280 4.2.1.6: 2 is a DNS name, 7 an IP address. */
function leafExtensions(name: string): object[] {
  const own = { type: 7, ip: host }
  return [
    { name: 'basicConstraints', cA: false, critical: true },
    { name: 'keyUsage', digitalSignature: true, keyEncipherment: true, critical: true },
    { name: 'extKeyUsage', serverAuth: true },
    { name: 'subjectAltName', altNames: name === host ? [own] : [{ type: 2, value: name }] },
  ]
}

let serial = Date.now()

function sign({ pki, md }: Forge, wanted: Wanted): string {
  const { createCertificate, publicKeyFromPem, privateKeyFromPem, certificateToPem } = pki
  const certificate = createCertificate()
  certificate.publicKey = publicKeyFromPem(wanted.publicKey)
  // A leading 01 keeps the number positive, as RFC 5280 4.1.2.2 requires.
  certificate.serialNumber = `01${(serial += 1).toString(16).padStart(14, '0')}`
  certificate.validity.notBefore = inDays(-2)
  certificate.validity.notAfter = inDays(wanted.lastDay)
  certificate.setSubject([{ name: 'commonName', value: wanted.subject }])
  certificate.setIssuer([{ name: 'commonName', value: wanted.issuer }])
  certificate.setExtensions([...wanted.extensions])
  certificate.sign(privateKeyFromPem(wanted.signingKey), md.sha256.create())
  return certificateToPem(certificate)
}

function inDays(days: number): Date {
  return new Date(Date.now() + days * 86_400_000)
}

/** Uses native code, because key generation in JavaScript takes seconds. */
function newKeys(): Promise<{ readonly publicKey: string; readonly privateKey: string }> {
  return promisify(generateKeyPair)('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
}

async function load(): Promise<Forge> {
  try {
    return (await import('node-forge')).default
  } catch (error) {
    const reason = 'Rules about TLS need the optional package node-forge. Run npm install node-forge.'
    throw new Error(reason, { cause: error })
  }
}
