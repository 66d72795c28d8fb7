import type { ControlledMock } from '../../control/controlled-mock.js'
import { ControlError } from '../../control/error.js'
import type { SandboxControl } from '../../control/sandboxes/sandbox-control.js'
import { sandboxOf } from '../parameters.js'
import { ok, route, type AdminRoute } from '../route.js'
import { parseClockCommand, type ClockCommand } from '../schemas.js'

/** /clock */
export function clockRoutes(mock: ControlledMock): AdminRoute[] {
  return [
    route('GET', '/clock', (request) => ok(clockOf(sandboxOf(mock, request)))),
    route('PUT', '/clock', (request) => {
      const sandbox = sandboxOf(mock, request)
      command(sandbox, parseClockCommand(request.body))
      return ok(clockOf(sandbox))
    }),
  ]
}

/** The time of a sandbox, and whether it is frozen. */
export function clockOf({ clock }: SandboxControl) {
  return { now: new Date(clock.now()).toISOString(), frozen: clock.frozen }
}

function command(sandbox: SandboxControl, given: ClockCommand): void {
  const { clock } = sandbox
  try {
    if (given.action === 'freeze') clock.freeze(given.instant)
    else if (given.action === 'set') clock.set(given.instant)
    else if (given.action === 'advance') clock.advance(given.duration)
    else if (given.action === 'advanceToNextEvent') sandbox.advanceToNextEvent()
    else clock.reset()
  } catch (error) {
    throw new ControlError(400, error instanceof Error ? error.message : String(error))
  }
}
