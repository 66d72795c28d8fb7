import type { ControlledMock } from '../control/controlled-mock.js'
import { ControlError } from '../control/error.js'
import type { SandboxControl } from '../control/sandboxes/sandbox-control.js'
import type { AdminRequest } from './route.js'

/** The sandbox that `?sandbox=ID` names. Without it: the default sandbox. */
export function sandboxOf(mock: ControlledMock, { query }: Pick<AdminRequest, 'query'>): SandboxControl {
  return mock.sandboxById(parameter(query, 'sandbox') ?? 'default')
}

/** @throws {ControlError} 400 when the parameter is given more than once */
export function parameter(query: URLSearchParams, name: string): string | undefined {
  const [value, ...others] = query.getAll(name)
  if (others.length === 0) return value
  throw new ControlError(400, `The query parameter "${name}" is given more than once. Give it once.`)
}
