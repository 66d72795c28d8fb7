/** The JSON object in a part of a JWT, or in the whole of its text. Undefined if there is none. */
export function objectIn(base64url: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(decoded(base64url))
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}

/** The claims of a JWT with any signature. Undefined for any other text. */
export function claimsIn(jwt: string): Readonly<Record<string, unknown>> | undefined {
  return jwt.startsWith('eyJ') ? objectIn(jwt.split('.', 2)[1] ?? '') : undefined
}

/** @throws {DOMException} if the text is not base64 */
export function decoded(base64: string): string {
  return atob(base64.replaceAll('-', '+').replaceAll('_', '/'))
}
