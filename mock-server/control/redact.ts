import { digest } from '../world/digest.js'
import type { Sandbox } from '../kernel/sandbox.js'
import type { Scenario } from '../world/scenario.js'

const names = [
  'access_token',
  'refresh_token',
  'id_token',
  'client_secret',
  'client_assertion',
  'password',
  'token',
  'code_verifier',
  'accessKeySecret',
  'clientSecret',
]
const inForms = new Set([...names, 'code'].map((name) => name.toLowerCase()))
const inJson = new RegExp(`("(?:${names.join('|')})"\\s*:\\s*")((?:[^"\\\\]|\\\\.)*)`, 'gi')
const inForm = /((?:^|[?&;\s"])([^=&;?\s"]{1,100})=)([^&;\s#"]*)/g
// Bounded, so that no text makes it try over and over.
const inMultipart = new RegExp(
  `(name="(?:${names.join('|')})"[^\r\n]{0,200}(?:\r?\n[^\r\n]{1,200}){0,4}\r?\n\r?\n)([^\r\n]+)`,
  'gi',
)
// What any mock makes, whichever sandbox it belongs to: tokens, and the secrets of sandboxes and of the admin.
const made =
  /(?<![A-Za-z0-9_-])[A-Za-z0-9_-]{1,64}\.[A-Za-z0-9_-]{43}(?![A-Za-z0-9_-])|mock_[A-Za-z0-9~_-]{20,43}/g
// Long enough not to be a word of a sentence; the Authorization header is redacted whole, see below.
const credentials = /\b(bearer|basic)(\s+)([A-Za-z0-9._~+/=-]{16,})/gi

/** A reference that stands for a secret: the same secret has the same reference, and nothing else tells. */
function reference(secret: string): string {
  return `sha256:${digest(secret).slice(0, 8)}`
}

/**
 * Replaces secrets in a text on its way out: by the name of their field, by the scheme before them, and by
 * their value wherever it stands, raw, in base64 and percent-encoded.
 */
function redact(sandbox: Sandbox, text: string): string {
  // By value first: a secret with a sign in it that ends a field is whole only now.
  return redactValues(sandbox, text)
    .replaceAll(inJson, (_, name: string, value: string) => name + hidden(value))
    .replaceAll(inMultipart, (_, name: string, value: string) => name + hidden(value))
    .replaceAll(inForm, (pair: string, start: string, name: string, value: string) =>
      inForms.has(decoded(name).toLowerCase()) ? start + hidden(value) : pair,
    )
    .replaceAll(
      credentials,
      (_, scheme: string, gap: string, value: string) => scheme + gap + reference(value),
    )
}

function hidden(value: string): string {
  return value === '' || value.startsWith('sha256:') ? value : reference(value)
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}

function redactValues(sandbox: Sandbox, text: string): string {
  const { tokens, secrets } = valuesOf(sandbox)
  let clean = text.replaceAll(made, reference).replaceAll(tokens, reference)
  for (const { form, secret } of secrets) {
    if (clean.includes(form)) clean = clean.replaceAll(form, reference(secret))
  }
  return clean
}

/** What the secrets of a sandbox look like. */
interface Values {
  readonly tokens: RegExp
  readonly secrets: readonly { readonly form: string; readonly secret: string }[]
}

const known = new WeakMap<Sandbox, Values>()

/** Made once, since the clients and users of a sandbox stay the same. */
function valuesOf(sandbox: Sandbox): Values {
  const before = known.get(sandbox)
  if (before) return before
  const { id, scenario } = sandbox
  const values = {
    // A token that was cut is still most of one.
    tokens: new RegExp(`${escape(id)}\\.[A-Za-z0-9_-]{20,43}`, 'g'),
    secrets: pairsOf(scenario)
      .filter(({ secret }) => secret.length >= 6)
      .flatMap(({ id: name, secret }) => forms(name, secret).map((form) => ({ form, secret }))),
  }
  known.set(sandbox, values)
  return values
}

/** Every secret of a scenario with the id that it goes with. */
function pairsOf({ clients, users = [] }: Scenario): { readonly id: string; readonly secret: string }[] {
  return [
    ...clients.map(({ clientId, clientSecret }) => ({ id: clientId, secret: clientSecret })),
    ...users.flatMap(({ userName, password, accessKeys = [] }) => [
      ...(password === undefined ? [] : [{ id: userName, secret: password }]),
      ...accessKeys.map(({ accessKeyId, accessKeySecret }) => ({ id: accessKeyId, secret: accessKeySecret })),
    ]),
  ]
}

function forms(id: string, secret: string): string[] {
  const bytes = (text: string) => String.fromCharCode(...new TextEncoder().encode(text))
  return [
    secret,
    encodeURIComponent(secret),
    JSON.stringify(secret).slice(1, -1),
    btoa(bytes(secret)).replace(/=+$/, ''),
    btoa(bytes(`${id}:${secret}`)).replace(/=+$/, ''),
  ]
}

function escape(text: string): string {
  return text.replaceAll(/[^A-Za-z0-9]/g, '\\$&')
}

/** What an Authorization header said, with a reference for all that followed its scheme. */
export function redactAuthorization(value: string): string {
  const [scheme = '', ...rest] = value.split(' ')
  return rest.length === 0 ? reference(value) : `${scheme} ${reference(rest.join(' '))}`
}

/** The same for every text in a value of JSON, names of fields included. */
export function redactJson<Value>(sandbox: Sandbox, value: Value): Value {
  // What comes back has the shape of what went in: only texts are replaced, by texts.
  return redactAny(sandbox, value) as Value
}

function redactAny(sandbox: Sandbox, value: unknown): unknown {
  if (typeof value === 'string') return redact(sandbox, value)
  if (Array.isArray(value)) return value.map((each) => redactAny(sandbox, each))
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(
    ([name, each]) => [redact(sandbox, name), redactAny(sandbox, each)] as const,
  )
  return Object.fromEntries(entries)
}
