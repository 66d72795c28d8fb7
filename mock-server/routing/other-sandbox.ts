import type { Head } from '../http/head.js'
import type { PlainRequest } from '../http/message.js'
import { Rejection } from '../operations/rejection.js'
import type { Sandboxes } from '../sandbox/registry.js'
import type { Sandbox } from '../sandbox/sandbox.js'
import { byCredential, byToken } from './sandbox-credentials.js'

/** A rejected request that names a sandbox. */
interface Rejected {
  readonly request: PlainRequest
  readonly head: Head
  readonly sandbox: Sandbox
}

/** Explains a rejected credential that belongs to another sandbox than the one that the request names. */
export function namingOwner(
  rejection: Rejection,
  { request, head, sandbox }: Rejected,
  sandboxes: Sandboxes,
): Rejection {
  const { kind, code } = rejection.options
  if (kind !== 'authentication' && kind !== 'client-authentication' && code !== 'invalid_grant')
    return rejection
  const owner = byToken(head.bearer, sandboxes) ?? byCredential(request, head, sandboxes)
  if (!owner || owner === sandbox) return rejection
  const [named, other] = [JSON.stringify(sandbox.id), JSON.stringify(owner.id)]
  return new Rejection({
    ...rejection.options,
    reason: `The credential belongs to sandbox ${other}, but the request names sandbox ${named}.`,
    fix: [
      `Use the credentials that sandbox ${named} was created with, or send the request to sandbox ${other}.`,
      'Without /s/{sandbox} and X-Cxone-Mock-Sandbox, the credential alone chooses the sandbox.',
    ],
  })
}
