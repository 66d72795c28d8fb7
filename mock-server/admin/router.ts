import { ControlError } from '../control/error.js'
import type { AdminRequest, AdminResponse, AdminRoute } from './route.js'

type Router = (request: AdminRequest) => AdminResponse | Promise<AdminResponse> | undefined

/**
 * Serves a request by the first route with its method and path. Paths are case-sensitive, and a trailing slash counts.
 * HEAD is served as GET. OPTIONS lists the methods of a path. Returns `undefined` when no route fits.
 */
export function router(routes: readonly AdminRoute[]): Router {
  const compiled = routes.map((each) => ({ ...each, pattern: patternOf(each.path) }))
  return (request) => {
    const { path } = request
    if (request.method === 'OPTIONS') {
      return allowed(compiled.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method))
    }
    const method = request.method === 'HEAD' ? 'GET' : request.method
    for (const { method: own, pattern, handle } of compiled) {
      const match = own === method ? pattern.exec(path) : null
      if (match) return handle({ ...request, params: decoded(match.groups) })
    }
    return undefined
  }
}

function patternOf(path: string): RegExp {
  const literal = path.replaceAll('.', String.raw`\.`)
  return new RegExp(`^${literal.replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`)
}

function decoded(groups: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> {
  try {
    return Object.fromEntries(
      Object.entries(groups).map(([name, value]) => [name, decodeURIComponent(value)]),
    )
  } catch {
    throw new ControlError(400, 'The path is not valid percent-encoding. Encode "%" itself as %25.')
  }
}

function allowed(methods: readonly string[]): AdminResponse | undefined {
  if (methods.length === 0) return undefined
  const all = new Set(methods.includes('GET') ? [...methods, 'HEAD'] : methods)
  const text = [...all].toSorted().join(', ')
  return { status: 200, headers: { Allow: text }, type: 'text/plain', text }
}
