/** Adds query parameters to a registered URI, which may already have a query (RFC 6749 4.1.2). */
export function redirection(uri: string, parameters: Readonly<Record<string, string | undefined>>): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(parameters)) if (value !== undefined) query.append(name, value)
  const text = query.toString()
  if (text === '') return uri
  return `${uri}${uri.includes('?') ? '&' : '?'}${text}`
}
