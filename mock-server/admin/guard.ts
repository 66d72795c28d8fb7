import type { IncomingMessage } from 'node:http'
import { digest } from '../world/values/digest.js'
import { isEncrypted } from '../node/encrypted.js'
import { isJson } from './json-body.js'
import { problem } from './problem.js'
import type { AdminResponse } from './route.js'

/** Looks at the head of a request. Returns the response when the request is rejected. */
export type Guard = (request: IncomingMessage) => AdminResponse | undefined

/** Rejects requests without the admin token, if there is one. Compares digests, so that timing reveals nothing. */
export function requireToken(adminToken: string | undefined): Guard {
  if (adminToken === undefined) return () => undefined
  const wanted = digest(adminToken)
  return ({ headers }) => {
    const sent = /^bearer +(\S+) *$/i.exec(headers.authorization ?? '')?.[1]
    if (sent !== undefined && digest(sent) === wanted) return undefined
    const detail = 'The control plane needs the admin token. Send Authorization: Bearer <token>.'
    return { ...problem(401, detail), headers: { 'WWW-Authenticate': 'Bearer realm="cxone-mock admin"' } }
  }
}

const single = new Set(['host', 'content-type', 'authorization', 'origin'])

/** Rejects repeated headers: a proxy in front of the server may have judged the request by the other value. */
export const rejectRepeated: Guard = ({ rawHeaders }) => {
  const seen = new Set<string>()
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = (rawHeaders[index] ?? '').toLowerCase()
    if (!single.has(name)) continue
    if (seen.has(name)) return problem(400, `The header ${name} is sent more than once. Send it once.`)
    seen.add(name)
  }
  return undefined
}

/** Whether a browser reports that a page of another origin sent the request. */
export function isForeign(request: IncomingMessage): boolean {
  const site = request.headers['sec-fetch-site']
  return hasForeignOrigin(request) || (site !== undefined && site !== 'same-origin' && site !== 'none')
}

function hasForeignOrigin({ headers: { origin, host = '' }, socket }: IncomingMessage): boolean {
  return origin !== undefined && origin !== `${isEncrypted(socket) ? 'https' : 'http'}://${host}`
}

const reads = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Lets a change through only as JSON and from the server's own origin, so that no page in a browser can make one: a
 * form cannot send JSON, and a script of another origin needs CORS, which the control plane does not offer.
 */
export const guardChanges: Guard = (request) => {
  if (reads.has(request.method ?? '')) return undefined
  if (hasForeignOrigin(request)) {
    const origin = request.headers.origin?.slice(0, 80)
    return problem(
      403,
      `Changes from the origin ${origin} are rejected. Send them from the server's own origin.`,
    )
  }
  if (isJson(request)) return undefined
  return problem(
    415,
    'Requests that change state must send Content-Type: application/json, even without a body. Web pages cannot send it.',
  )
}
