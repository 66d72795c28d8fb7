import { clientIdsOf } from '../operations/authentication/credentials.js'
import { Problem } from '../operations/problem.js'
import { rfc } from '../../contracts/evidence.js'
import { readHead, type Head } from './head.js'
import type { Request } from './message.js'
import type { Sandbox } from './sandbox.js'

/** Where sandboxes are found by. */
export interface Sandboxes {
  readonly default: Sandbox
  byId(id: string): Sandbox | undefined
  byClientId(clientId: string): Sandbox | undefined
  byAccessKeyId(accessKeyId: string): Sandbox | undefined
}

/** A request whose sandbox is known. `head` may be a Problem: even such a request has a sandbox. */
export interface Arrival {
  readonly sandbox: Sandbox
  readonly head: Head | Problem
  /** The path without the prefix that names a sandbox. */
  readonly path: string
}

const prefix = /^\/s\/([^/?#]+)(?=\/)/

/**
 * The sandbox of a request: by the prefix `/s/{sandbox}` or the header, else by the token, else by the
 * client id of a token request, else the default.
 */
export function arrive(request: Request, sandboxes: Sandboxes): Arrival {
  const named = request.target.startsWith('/s/') ? prefix.exec(request.target) : null
  const target = named ? request.target.slice(named[0].length) : request.target
  const mark = target.indexOf('?')
  const path = mark < 0 ? target : target.slice(0, mark)
  const head = headOf(request, target)
  const name = named?.[1] ?? (head instanceof Problem ? undefined : head.sandbox)
  if (name !== undefined) {
    const sandbox = sandboxes.byId(name)
    if (sandbox) return { sandbox, head, path }
    return { sandbox: sandboxes.default, head: noSuchSandbox(name), path: request.target }
  }
  if (head instanceof Problem) return { sandbox: sandboxes.default, head, path }
  const sandbox = byToken(head, sandboxes) ?? byClient(request, head, sandboxes) ?? sandboxes.default
  return { sandbox, head, path }
}

function headOf(request: Request, target: string): Head | Problem {
  try {
    return readHead(request, target)
  } catch (error) {
    if (error instanceof Problem) return error
    throw error
  }
}

function byToken({ bearer: token }: Head, sandboxes: Sandboxes): Sandbox | undefined {
  const dot = token?.indexOf('.') ?? -1
  return token === undefined || dot < 0 ? undefined : sandboxes.byId(token.slice(0, dot))
}

function byClient(
  { body }: Request,
  { path, authorization }: Head,
  sandboxes: Sandboxes,
): Sandbox | undefined {
  if (path !== '/oauth/token' || body === undefined) return undefined
  const text = typeof body === 'string' ? body : new TextDecoder().decode(body)
  const ids = clientIdsOf(authorization, text.includes('client_id=') ? [...new URLSearchParams(text)] : [])
  for (const id of ids) {
    const sandbox = sandboxes.byClientId(id)
    if (sandbox) return sandbox
  }
  return undefined
}

function noSuchSandbox(name: string): Problem {
  const message = `There is no sandbox ${JSON.stringify(name.slice(0, 80))}.`
  return new Problem({
    kind: 'not-imitated',
    status: 404,
    code: 'not.found',
    message,
    rule: 'sandbox',
    evidence: rfc('RFC 9110 15.5.5'),
    why: message,
    fix: ['List the sandboxes with GET /__admin/sandboxes; a deleted one is gone.'],
  })
}
