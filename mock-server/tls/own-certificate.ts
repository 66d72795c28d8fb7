import { createPrivateKey, X509Certificate } from 'node:crypto'
import { ControlError } from '../control/error.js'
import type { CertificateIdentity } from './certificate.js'

/**
 * A certificate of the user with its key, checked: a wrong one would make every connection fail without a reason.
 * @param given PEM texts; `cert` may contain further certificates after that of the server
 * @throws {ControlError} 400 when one of them cannot be read, they do not belong together, or it is not valid now
 */
export function ownCertificate(given: { readonly cert: string; readonly key: string }): CertificateIdentity {
  const certificate = read('certificate', () => new X509Certificate(given.cert))
  const key = read('private key', () => createPrivateKey(given.key))
  const subject = certificate.subject.replaceAll('\n', ', ')
  if (!certificate.checkPrivateKey(key)) {
    throw new ControlError(400, `tls: the private key does not belong to the certificate of ${subject}.`)
  }
  const { validFrom, validTo } = certificate
  if (Date.now() < Date.parse(validFrom) || Date.now() > Date.parse(validTo)) {
    throw new ControlError(
      400,
      `tls: the certificate of ${subject} is valid from ${validFrom} to ${validTo}. Renew it.`,
    )
  }
  return { certificate: given.cert, key: given.key }
}

function read<Result>(what: string, work: () => Result): Result {
  try {
    return work()
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new ControlError(
      400,
      `tls: the ${what} cannot be read (${reason}). Use PEM, and a key without a passphrase.`,
    )
  }
}
