import type { Request } from 'express'
import type { CxoneMock } from '../index.js'
import { ControlError } from '../control/error.js'
import type { SandboxControl } from '../control/sandboxes/sandbox-control.js'

/** The sandbox that `?sandbox=ID` names; without it the default one. */
export function sandboxOf(mock: CxoneMock, { query }: Request): SandboxControl {
  return mock.sandboxById(text(query['sandbox']) ?? 'default')
}

/** @throws {ControlError} 400 when a parameter is given more than once */
export function text(value: unknown): string | undefined {
  if (value === undefined || typeof value === 'string') return value
  throw new ControlError(400, 'A query parameter is given more than once.')
}
