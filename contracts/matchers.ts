/** A kind of value that a case cannot write out, because the server generates it. */
export type AnyKind =
  'string' | 'uuid' | 'instant' | 'integer' | 'digits' | 'token' | 'opaque' | 'jwt' | 'url'

export interface Any {
  readonly $any: AnyKind
  /** For a JWT: exactly the claims that it must have. */
  readonly claims?: Readonly<Record<string, unknown>>
}

/** Matches every value of a kind in an expected body. */
export function any(kind: AnyKind): Any {
  return { $any: kind }
}

/** Matches every JWT with exactly these claims. The signature is not checked. */
export function jwtWith(claims: Readonly<Record<string, unknown>>): Any {
  return { $any: 'jwt', claims }
}

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const jwt = /^[\w-]+\.[\w-]+\.[\w-]+$/
const token = /^[A-Za-z0-9._~+/-]+=*$/

const kinds: Readonly<Record<AnyKind, (value: unknown) => boolean>> = {
  string: (value) => typeof value === 'string',
  uuid: (value) => typeof value === 'string' && uuid.test(value),
  instant: (value) => typeof value === 'string' && instant.test(value),
  integer: (value) => Number.isInteger(value),
  digits: (value) => typeof value === 'string' && /^\d+$/.test(value),
  url: (value) => typeof value === 'string' && /^https?:\/\/[^\s/]/.test(value),
  jwt: (value) => typeof value === 'string' && jwt.test(value),
  token: (value) => typeof value === 'string' && token.test(value),
  opaque: (value) => typeof value === 'string' && token.test(value) && !value.startsWith('eyJ'),
}

export function isAny(value: unknown): value is Any {
  return typeof value === 'object' && value !== null && '$any' in value
}

/** The differences between an actual and an expected value, each with its path; empty when they match. */
export function differences(expected: unknown, actual: unknown, path = '$'): string[] {
  if (isAny(expected)) {
    const { $any: kind, claims } = expected
    if (!kinds[kind](actual)) return [`${path}: expected any ${kind}, got ${show(actual)}`]
    return claims === undefined ? [] : differences(claims, claimsIn(String(actual)), `${path}.claims`)
  }
  if (Array.isArray(expected)) {
    if (!Array.isArray(actual)) return [`${path}: expected an array, got ${show(actual)}`]
    if (actual.length !== expected.length) {
      return [`${path}: expected ${expected.length} items, got ${actual.length}`]
    }
    return expected.flatMap((item, index) => differences(item, actual[index], `${path}[${index}]`))
  }
  if (typeof expected === 'object' && expected !== null) {
    if (typeof actual !== 'object' || actual === null || Array.isArray(actual)) {
      return [`${path}: expected an object, got ${show(actual)}`]
    }
    const want = expected as Readonly<Record<string, unknown>>
    const have = actual as Readonly<Record<string, unknown>>
    const names = new Set([...Object.keys(want), ...Object.keys(have)])
    return [...names].flatMap((name) => {
      if (!Object.hasOwn(have, name)) return [`${path}.${name}: missing`]
      if (!Object.hasOwn(want, name)) return [`${path}.${name}: not expected, got ${show(have[name])}`]
      return differences(want[name], have[name], `${path}.${name}`)
    })
  }
  return Object.is(expected, actual) ? [] : [`${path}: expected ${show(expected)}, got ${show(actual)}`]
}

/** The payload of a JWT (RFC 7519 3); undefined when it cannot be parsed. */
function claimsIn(text: string): unknown {
  const [, payload = ''] = text.split('.')
  try {
    const bytes = Uint8Array.from(atob(payload.replaceAll('-', '+').replaceAll('_', '/')), (each) =>
      each.charCodeAt(0),
    )
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return undefined
  }
}

function show(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing'
  return text.length > 80 ? `${text.slice(0, 77)}...` : text
}
