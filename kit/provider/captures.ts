import type { CaseRequest } from '../../contracts/case.js'
import type { SubjectResponse } from './subject.js'

/** What was kept of the replies to the steps before a request, by the names that the steps gave. */
export type Captures = Map<string, string>

/** A field of the body, a parameter of the Location, or a header; of a cookie, what is sent back. */
export function partOf({ headers, body }: SubjectResponse, name: string): string {
  const field = fieldOf(body, name)
  if (field !== undefined) return field
  const { location } = headers
  const parameter = location === undefined ? null : new URL(location).searchParams.get(name)
  return parameter ?? headers[name]?.replace(/;[^]*$/, '') ?? ''
}

function fieldOf(body: string, name: string): string | undefined {
  try {
    const value = (JSON.parse(body) as Readonly<Record<string, unknown>> | null)?.[name]
    return typeof value === 'string' ? value : undefined
  } catch {
    return undefined
  }
}

/** A request with `{name}` replaced by what was kept under that name. */
export function filled(request: CaseRequest, kept: Captures): CaseRequest {
  return kept.size === 0 ? request : (fill(request, kept) as CaseRequest)
}

function fill(value: unknown, kept: Captures): unknown {
  if (typeof value === 'string') {
    return value.replaceAll(/\{([\w-]+)\}/g, (all, name: string) => kept.get(name) ?? all)
  }
  if (Array.isArray(value)) return value.map((each) => fill(each, kept))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, fill(each, kept)]))
}
