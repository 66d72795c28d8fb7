import type { Request, RequestHandler } from 'express'
import { digest } from '../world/digest.js'
import { problem } from './problem.js'

/** Refuses whoever has no admin token, where one is asked for. Digests are compared, so time tells nothing. */
export function requireToken(adminToken: string | undefined): RequestHandler {
  const wanted = adminToken === undefined ? undefined : digest(adminToken)
  return (request, response, next) => {
    const sent = /^bearer +(\S+) *$/i.exec(request.headers.authorization ?? '')?.[1]
    if (wanted === undefined || (sent !== undefined && digest(sent) === wanted)) return next()
    response.setHeader('WWW-Authenticate', 'Bearer realm="cxone-mock admin"')
    problem(response, 401, 'The control plane asks for the admin token: send Authorization: Bearer <token>.')
  }
}

const single = new Set(['host', 'content-type', 'authorization', 'origin'])

/** Refuses what could be read in two ways: whoever stands before the server may have judged by the other. */
export const rejectRepeated: RequestHandler = ({ rawHeaders }, response, next) => {
  const seen = new Set<string>()
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = (rawHeaders[index] ?? '').toLowerCase()
    if (!single.has(name)) continue
    if (seen.has(name))
      return problem(response, 400, `The header ${name} is sent more than once: send it once.`)
    seen.add(name)
  }
  next()
}

/** Whether a browser says that a page of another origin sends this. */
export function isForeign({ headers }: Request): boolean {
  const { origin, host = '', 'sec-fetch-site': site } = headers
  if (origin !== undefined && origin !== `http://${host}`) return true
  return site !== undefined && site !== 'same-origin' && site !== 'none'
}

const reads = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Lets a change through only as JSON and from no other origin, so that no page in a browser can make one: a
 * form cannot send JSON, and a script of another origin would need CORS, which is not offered.
 */
export const guardChanges: RequestHandler = (request, response, next) => {
  if (reads.has(request.method)) return next()
  const { origin, host = '', 'content-type': contentType = '' } = request.headers
  if (origin !== undefined && origin !== `http://${host}`) {
    return problem(
      response,
      403,
      `A change from the origin ${origin.slice(0, 80)} is refused: it is not the server's own.`,
    )
  }
  if (!/^application\/json *(?:;|$)/i.test(contentType)) {
    return problem(response, 415, 'A change needs Content-Type: application/json, also where it has no body.')
  }
  next()
}
