import type { CaseRequest } from '../../contracts/case.js'
import type { SubjectResponse } from './subject.js'

/** Values captured from earlier responses, by the names that the steps define. */
export type Captures = Map<string, string>

/**
 * A field of the body or the text that is the body, a parameter of the Location or of the `url` in the body, or a
 * header. Of a cookie, the part that a client sends back.
 */
export function partOf({ headers, body }: SubjectResponse, name: string): string {
  const field = fieldOf(body, name)
  if (field !== undefined) return field
  const location = headers['location'] ?? /"url":"([^"]+)"/.exec(body)?.[1]
  const parameter = location === undefined ? null : new URL(location).searchParams.get(name)
  return parameter ?? headers[name]?.replace(/;[^]*$/, '') ?? ''
}

function fieldOf(body: string, name: string): string | undefined {
  try {
    const parsed = JSON.parse(body) as Readonly<Record<string, unknown>> | string | null
    const value = typeof parsed === 'string' ? parsed : parsed?.[name]
    return typeof value === 'string' ? value : undefined
  } catch {
    return undefined
  }
}

/** Replaces `{name}` in a request with the captured value of that name. */
export function filled(request: CaseRequest, captures: Captures): CaseRequest {
  return captures.size === 0 ? request : (fill(request, captures) as CaseRequest)
}

function fill(value: unknown, captures: Captures): unknown {
  if (typeof value === 'string') {
    return value.replaceAll(/\{([\w-]+)\}/g, (all, name: string) => captures.get(name) ?? all)
  }
  if (Array.isArray(value)) return value.map((each) => fill(each, captures))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, fill(each, captures)]))
}
