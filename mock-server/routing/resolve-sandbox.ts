import { Rejection } from '../operations/rejection.js'
import { rfc } from '../../contracts/evidence.js'
import { readHead, type Head } from '../http/head.js'
import type { PlainRequest } from '../http/message.js'
import { byCredential, byToken } from './sandbox-credentials.js'
import type { Sandbox } from '../sandbox/sandbox.js'
import type { SandboxLookup } from '../sandbox/registry.js'

/** A request whose sandbox is known. `head` may be a Problem: even such a request has a sandbox. */
export interface ResolvedRequest {
  readonly sandbox: Sandbox
  readonly head: Head | Rejection
  /** The path without the prefix that names a sandbox. */
  readonly path: string
  /** `/s/{sandbox}`, or nothing. */
  readonly prefix: string
}

const prefix = /^\/s\/([^/?#]+)(?=\/)/
// RFC 8414 3: the path of an issuer follows the well-known part.
const metadataOf = /^(\/\.well-known\/oauth-authorization-server)(\/s\/([^/?#]+))(?=$|\?)/

/**
 * The sandbox of a request: by the prefix `/s/{sandbox}` or the header, else by the token, else by a credential
 * in the request of a token or of the sign-in page, else the default.
 */
export function resolveSandbox(request: PlainRequest, sandboxes: SandboxLookup): ResolvedRequest {
  const { target, named, name: inPath } = split(request.target)
  const mark = target.indexOf('?')
  const path = mark < 0 ? target : target.slice(0, mark)
  const head = headOf(request, target)
  const name = inPath ?? (head instanceof Rejection ? undefined : head.sandbox)
  if (name !== undefined) {
    const sandbox = sandboxes.byId(name)
    if (sandbox) return { sandbox, head, path, prefix: named }
    return { sandbox: sandboxes.default, head: noSuchSandbox(name), path: request.target, prefix: '' }
  }
  if (head instanceof Rejection) return { sandbox: sandboxes.default, head, path, prefix: '' }
  const sandbox =
    byToken(head.bearer, sandboxes) ?? byCredential(request, head, sandboxes) ?? sandboxes.default
  return { sandbox, head, path, prefix: '' }
}

/** A target without the prefix, and the prefix. */
function split(whole: string): { readonly target: string; readonly named: string; readonly name?: string } {
  if (whole.startsWith('/s/')) {
    const [named, name] = prefix.exec(whole) ?? []
    if (named !== undefined && name !== undefined) return { target: whole.slice(named.length), named, name }
  } else if (whole.startsWith('/.well-known/')) {
    const [all, path, named, name] = metadataOf.exec(whole) ?? []
    if (all !== undefined && path !== undefined && named !== undefined && name !== undefined)
      return { target: path + whole.slice(all.length), named, name }
  }
  return { target: whole, named: '' }
}

function headOf(request: PlainRequest, target: string): Head | Rejection {
  try {
    return readHead(request, target)
  } catch (error) {
    if (error instanceof Rejection) return error
    throw error
  }
}

function noSuchSandbox(name: string): Rejection {
  const message = `There is no sandbox ${JSON.stringify(name.slice(0, 80))}.`
  return new Rejection({
    kind: 'not-imitated',
    status: 404,
    code: 'not.found',
    message,
    rule: 'sandbox',
    evidence: rfc('RFC 9110 15.5.5'),
    reason: message,
    fix: ['List the sandboxes with GET /__admin/sandboxes; a deleted one is gone.'],
  })
}
