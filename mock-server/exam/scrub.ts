import type { Result } from '../../contracts/kit/examine.js'
import { redact } from '../control/redact.js'
import { Secrets } from '../kernel/secrets.js'

/** A result of which every text can be shown: what the client said may hold the secrets that it was given. */
export function scrubbed(result: Result): Result {
  const secrets = secretsOf(result.transcript?.secrets ?? [])
  const { reason, findings } = result
  return {
    ...result,
    findings: findings.map((finding) => ({ ...finding, message: redact(secrets, finding.message) })),
    ...(reason === undefined ? {} : { reason: redact(secrets, reason) }),
  }
}

/** Whether a secret is in a text, in any of the ways in which secrets are written. */
export function holdsSecret(text: string, values: readonly string[]): boolean {
  return secretsOf(values).find(text).length > 0
}

function secretsOf(values: readonly string[]): Secrets {
  const secrets = new Secrets()
  for (const value of values) secrets.add(value)
  return secrets
}
