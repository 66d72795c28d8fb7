import { generateKeyPair } from 'node:crypto'
import { promisify } from 'node:util'

/** A certificate with its private key, as PEM texts. */
export interface CertificateIdentity {
  readonly certificate: string
  readonly key: string
}

/** PEM texts. */
export interface KeyPair {
  readonly publicKey: string
  readonly privateKey: string
}

export type Forge = typeof import('node-forge')

/** What a certificate says. */
export interface Wanted {
  readonly subject: string
  readonly issuer: string
  /** PEM. */
  readonly publicKey: string
  /** PEM: the key of the issuer. */
  readonly signingKey: string
  /** The last day of its validity, counted from today. */
  readonly lastDay: number
  readonly extensions: readonly object[]
}

/** The extensions of a certificate authority. */
export const caExtensions = [
  { name: 'basicConstraints', cA: true, critical: true },
  { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
  { name: 'subjectKeyIdentifier' },
]

/** The extensions of the certificate of a server. @param hosts names and IP addresses, without brackets */
export function serverExtensions(hosts: readonly string[]): object[] {
  return [
    { name: 'basicConstraints', cA: false, critical: true },
    { name: 'keyUsage', digitalSignature: true, keyEncipherment: true, critical: true },
    { name: 'extKeyUsage', serverAuth: true },
    { name: 'subjectAltName', altNames: hosts.map(altName) },
  ]
}

/** Name types of RFC 5280 4.2.1.6: 2 is a DNS name, 7 an IP address. */
function altName(host: string): object {
  return /^[\d.]+$|:/.test(host) ? { type: 7, ip: host } : { type: 2, value: host }
}

let serial = Date.now()

/** Signs a certificate, which is valid from two days ago. @returns PEM */
export function sign({ pki, md }: Forge, wanted: Wanted): string {
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
export function newKeys(): Promise<KeyPair> {
  return promisify(generateKeyPair)('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
}

/** Loads node-forge, which only TLS needs. */
export async function loadForge(): Promise<Forge> {
  return (await import('node-forge')).default
}
