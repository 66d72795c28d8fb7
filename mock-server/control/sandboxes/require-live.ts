import type { Sandbox } from '../../sandbox/sandbox.js'
import { ControlError } from '../error.js'

/**
 * Requires that a sandbox was not deleted. An assertion on a deleted sandbox says nothing about the code under test.
 * @throws {ControlError} 404 when it was deleted
 */
export function requireLive(sandbox: Sandbox): Sandbox {
  if (!sandbox.ended) return sandbox
  const message =
    `Sandbox ${sandbox.id} was deleted by delete(), at the end of await using, or after idleSeconds without a ` +
    'request. Use it before that, or create another with mock.sandbox().'
  throw new ControlError(404, message)
}
