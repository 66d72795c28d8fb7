import { readOwner, type Head } from '../http/head.js'
import type { PlainRequest } from '../http/message.js'
import { Rejection } from '../operations/rejection.js'
import type { Sandboxes } from '../sandbox/registry.js'
import type { Sandbox } from '../sandbox/sandbox.js'
import { byCredential, byToken } from './sandbox-credentials.js'

/** A request target, and the sandbox that its prefix names. */
interface SplitTarget {
  /** The target without the prefix. */
  readonly target: string
  /** `/s/{sandbox}`, or nothing. */
  readonly prefix: string
  readonly name?: string
}

const prefixOf = /^\/s\/([^/?#]+)(?=\/)/
// RFC 8414 3: the path of an issuer follows the well-known part.
const metadataOf = /^(\/\.well-known\/oauth-authorization-server)(\/s\/([^/?#]+))(?=$|\?)/

export function splitTarget(whole: string): SplitTarget {
  if (whole.startsWith('/s/')) {
    const [prefix, name] = prefixOf.exec(whole) ?? []
    if (prefix !== undefined && name !== undefined)
      return { target: whole.slice(prefix.length), prefix, name }
  } else if (whole.startsWith('/.well-known/')) {
    const [all, path, prefix, name] = metadataOf.exec(whole) ?? []
    if (all !== undefined && path !== undefined && prefix !== undefined && name !== undefined)
      return { target: path + whole.slice(all.length), prefix, name }
  }
  return { target: whole, prefix: '' }
}

/**
 * The sandbox of a request whose path names none: by the header, else by the token, else by a credential in a token
 * request or on the sign-in page, else the default sandbox.
 * @throws {Rejection} 404 when the header names an unknown sandbox
 */
export function sandboxOf(request: PlainRequest, head: Head, sandboxes: Sandboxes): Sandbox {
  if (head.sandbox === undefined)
    return byToken(head.bearer, sandboxes) ?? byCredential(request, head, sandboxes) ?? sandboxes.default
  const sandbox = sandboxes.byId(head.sandbox)
  if (!sandbox) throw noSuchSandbox(head.sandbox)
  return sandbox
}

/** The sandbox of a request whose head is rejected, as far as it can be read. */
export function sandboxOfRejected(request: PlainRequest, sandboxes: Sandboxes): Sandbox {
  const { target, name } = splitTarget(request.target)
  const head = readOwner(request, target)
  const named = sandboxes.byId(name ?? head.sandbox ?? '')
  return named ?? sandboxOf(request, { ...head, sandbox: undefined }, sandboxes)
}

export function noSuchSandbox(name: string): Rejection {
  const message = `There is no sandbox ${JSON.stringify(name.slice(0, 80))}.`
  return new Rejection({
    kind: 'not-implemented',
    status: 404,
    code: 'not.found',
    message,
    rule: 'sandbox',
    reason: message,
    fix: ['List the sandboxes with GET /__admin/sandboxes. A deleted sandbox is no longer listed.'],
  })
}
