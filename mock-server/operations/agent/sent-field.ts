/**
 * A field of a request. The documents have it in the query, but NICE's SDK sends it in a JSON body labelled
 * text/plain. A body that is not a JSON object has no fields.
 */
export function sentField(query: URLSearchParams, text: string, name: string): string {
  const inQuery = query.get(name)
  if (inQuery !== null) return inQuery
  const value = fieldsOf(text)[name]
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : ''
}

/** Whether a request has a field at all, even if it is empty. */
export function hasField(query: URLSearchParams, text: string, name: string): boolean {
  return query.has(name) || Object.hasOwn(fieldsOf(text), name)
}

function fieldsOf(text: string): Readonly<Record<string, unknown>> {
  try {
    const parsed: unknown = JSON.parse(text)
    return typeof parsed === 'object' && parsed !== null ? { ...parsed } : {}
  } catch {
    return {}
  }
}
