import { forbidden } from './permission.js'
import type { SubjectRequest } from './subject.js'

/** What one case may send. */
export interface Passes {
  /** All requests of the case, with `{name}` where a part of an earlier reply goes. */
  readonly planned: readonly SubjectRequest[]
  readonly tokenPath: string
  /** The ids of the one call that may be written to. */
  readonly allowed: ReadonlySet<string>
}

/**
 * The last thing before the network: lets through what was planned and is no write that was not allowed, whatever the
 * plan says.
 * @throws {Error} saying what was not sent, and why
 */
export function letThrough({ planned, tokenPath, allowed }: Passes, request: SubjectRequest): void {
  const { method, target, body } = request
  if (method === 'POST' && target === tokenPath && body === 'grant_type=client_credentials') return
  const reason = planned.some((each) => isFilled(each, request)) ? forbidden(request, allowed) : 'not planned'
  if (reason !== undefined) throw new Error(`${method} ${target.split('?')[0]} was not sent: ${reason}`)
}

/** Whether a request is a planned one, with anything where that has `{name}`. */
function isFilled(planned: SubjectRequest, { method, target }: SubjectRequest): boolean {
  if (planned.method !== method) return false
  const literal = planned.target
    .split(/%7B[\w-]+%7D/)
    .map((text) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))
  return new RegExp(`^${literal.join('[^/?&]*')}$`).test(target)
}
