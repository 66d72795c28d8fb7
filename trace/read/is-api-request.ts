import { surfaceOf } from '../../mock-server/routing/surface-paths.js'
import { splitTarget } from '../../mock-server/routing/resolve-sandbox.js'
import type { TraceExchange } from '../model/exchange.js'

/** Whether a request belongs to the API, by its path: a trace of a browser has many others. */
export function isApiRequest({ method, target }: Pick<TraceExchange, 'method' | 'target'>): boolean {
  if (method === 'OPTIONS' || method === 'CONNECT') return false
  return surfaceOf(pathOf(target)) !== undefined
}

/** The path of a request without its query and without the prefix that names a sandbox. */
export function pathOf(target: string): string {
  return splitTarget(target).target.split('?')[0] ?? ''
}
