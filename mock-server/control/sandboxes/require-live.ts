import type { Sandbox } from '../../sandbox/sandbox.js'
import { ControlError } from '../error.js'

/**
 * A sandbox that is still there. What holds for a deleted one says nothing of the code under test.
 * @throws {ControlError} 404 when it was deleted
 */
export function requireLive(sandbox: Sandbox): Sandbox {
  if (!sandbox.ended) return sandbox
  const message =
    `Sandbox ${sandbox.id} is deleted: by delete(), at the end of await using, or since it got no request for its ` +
    'idleSeconds. Ask before that, or make another with mock.sandbox().'
  throw new ControlError(404, message)
}
