import type { HeldRequest } from '../../faults/holds.js'
import { instant } from '../../operations/instant.js'
import { redact, redactJson } from '../../../redaction/redact.js'
import { shownBody } from '../../sandbox/journal.js'
import type { Sandbox } from '../../sandbox/sandbox.js'

/** A request that is held and not decided yet, without secrets. The journal has it when it is decided. */
export interface HeldView {
  /** The id of the request, which its journal entry has, too. */
  readonly id: string
  /** The id of the hold. */
  readonly hold: string
  /** ISO instant of its arrival on the sandbox's clock. */
  readonly at: string
  readonly method: string
  readonly target: string
  readonly operation: string
  readonly client?: string
  readonly body: string
}

export function heldView(sandbox: Sandbox, held: HeldRequest): HeldView {
  const { requestId, holdId, at, method, target, operationId, principal, body } = held
  return redactJson(sandbox, {
    id: requestId,
    hold: holdId,
    at: instant(at),
    method,
    target,
    operation: operationId,
    ...(principal ? { client: principal.clientId } : {}),
    body: body.length <= shownBody ? body : `${redact(sandbox.secrets, body, shownBody)}…`,
  })
}
