import {
  caExtensions,
  loadForge,
  newKeys,
  serverExtensions,
  sign,
  type CertificateIdentity,
} from './certificate.js'

/** A certificate authority that exists as long as its process. Its key is never written anywhere. */
export interface Authority {
  /** Its certificate, which clients have to trust. PEM. */
  readonly certificate: string
  /** A certificate for a server. @param hosts names and IP addresses, without brackets, at least one */
  identityFor(hosts: readonly string[]): CertificateIdentity
}

const name = 'cxone-mock CA of this run'
/** Clients reject certificates that are valid for longer than 398 days. */
const days = 365

let made: Promise<Authority> | undefined

/** The certificate authority of this process, made when it is first needed. Its certificates are valid for 365 days. */
export function authorityOfRun(): Promise<Authority> {
  made ??= makeAuthority()
  return made
}

async function makeAuthority(): Promise<Authority> {
  const [forge, ca, keys] = await Promise.all([loadForge(), newKeys(), newKeys()])
  const issuer = { issuer: name, signingKey: ca.privateKey, lastDay: days }
  return {
    certificate: sign(forge, {
      ...issuer,
      subject: name,
      publicKey: ca.publicKey,
      extensions: caExtensions,
    }),
    identityFor: (hosts) => ({
      key: keys.privateKey,
      certificate: sign(forge, {
        ...issuer,
        // A common name has at most 64 characters (RFC 5280 A.1). Clients read the other names.
        subject: hosts[0]?.slice(0, 64) ?? name,
        publicKey: keys.publicKey,
        extensions: serverExtensions(hosts),
      }),
    }),
  }
}
