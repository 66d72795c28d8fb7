import type { SubjectRequest } from './subject.js'

/** Fields of a sign-in whose values a server compares with a secret, so that a wrong one counts against a lockout. */
const fields: ReadonlySet<string> = new Set(['client_secret', 'password', 'accessKeySecret'])

/** The secrets in a sign-in: of Basic credentials, of a form, and of a JSON body. `{name}` is not known yet. */
export function sentSecrets({ headers, body = '' }: SubjectRequest): string[] {
  const basic = /^Basic +([A-Za-z0-9+/=]+)$/i.exec(headers['authorization'] ?? '')?.[1]
  return [...(basic === undefined ? [] : [ofBasic(basic)]), ...ofBody(body)].filter(
    (secret) => !/^\{[\w-]+\}$/.test(secret),
  )
}

function ofBasic(encoded: string): string {
  const pair = Buffer.from(encoded, 'base64').toString('utf8')
  const secret = pair.slice(pair.indexOf(':') + 1)
  try {
    return decodeURIComponent(secret.replaceAll('+', ' '))
  } catch {
    return secret
  }
}

function ofBody(body: string): string[] {
  const values = (entries: readonly (readonly [string, unknown])[]) =>
    entries.flatMap(([name, value]) => (fields.has(name) && typeof value === 'string' ? [value] : []))
  try {
    return values(Object.entries((JSON.parse(body) as object | null) ?? {}))
  } catch {
    return values([...new URLSearchParams(body)])
  }
}
