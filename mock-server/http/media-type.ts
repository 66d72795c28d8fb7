import type { Assumptions } from '../../contracts/register/ambiguities.js'

const utf8 = /^\s*(?:charset *= *"?utf-?8"?\s*)?$/i

/**
 * Whether a Content-Type is a media type, such as `application/json`. Its parameters do not decide: RFC 8259 11 and
 * the registration of forms define none, and RFC 9110 5.6.6 allows empty ones.
 */
export function isMediaType(
  contentType: string | undefined,
  type: string,
  { 'content-type-parameters': parameters }: Pick<Assumptions, 'content-type-parameters'>,
): boolean {
  if (contentType === type) return true
  if (contentType === undefined) return false
  const semicolon = contentType.indexOf(';')
  const essence = semicolon < 0 ? contentType : contentType.slice(0, semicolon)
  if (essence.trim().toLowerCase() !== type) return false
  return parameters === 'ignored' || semicolon < 0 || utf8.test(contentType.slice(semicolon + 1))
}

export const json = 'application/json'
export const form = 'application/x-www-form-urlencoded'
