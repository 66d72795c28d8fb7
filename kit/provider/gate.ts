import { forbidden, type Permission } from './permission.js'
import type { SubjectRequest } from './subject.js'

/** The requests that one case may send. */
export interface Passes {
  /** All requests of the case, with `{name}` for each captured value. */
  readonly planned: readonly SubjectRequest[]
  readonly tokenPath: string
  readonly permission: Permission
}

/**
 * The last check before the network. Passes only planned requests, and no write that is not allowed, even if planned.
 * @throws {Error} with the request that was not sent, and the reason
 */
export function letThrough({ planned, tokenPath, permission }: Passes, request: SubjectRequest): void {
  const { method, target, body } = request
  if (method === 'POST' && target === tokenPath && body === 'grant_type=client_credentials') return
  const reason = planned.some((each) => isFilled(each, request))
    ? forbidden(request, permission)
    : 'not planned'
  if (reason !== undefined) throw new Error(`${method} ${target.split('?')[0]} was not sent: ${reason}`)
}

/** Whether a request matches a planned one, with any value for `{name}`. */
function isFilled(planned: SubjectRequest, { method, target }: SubjectRequest): boolean {
  if (planned.method !== method) return false
  const literal = planned.target
    .split(/%7B[\w-]+%7D/)
    .map((text) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))
  return new RegExp(`^${literal.join('[^/?&]*')}$`).test(target)
}
