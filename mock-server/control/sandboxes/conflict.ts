import { ControlError } from '../error.js'

/** Runs a change of the registry. @throws {ControlError} 409 when a credential belongs to another sandbox */
export function conflicting(change: () => void): void {
  try {
    change()
  } catch (error) {
    throw error instanceof RangeError ? new ControlError(409, `The ${error.message}.`) : error
  }
}
