import { describeFailure } from '../validation/describe-error.js'
import type { Validate } from '../validation/validate.js'
import { ControlError } from './error.js'

/**
 * A value that a compiled schema accepts. It has the type that the schema describes: test/contracts/schemas.test.ts
 * compares schemas and types.
 * @throws {ControlError} 400 naming the first field that is wrong and what it may be
 */
export function parse(isValid: Validate, value: unknown, what: string): unknown {
  if (isValid(value)) return value
  throw notValid(what, [describeFailure(isValid, value, `the ${what}`)])
}

export function notValid(what: string, errors: readonly string[]): ControlError {
  const verb = what.endsWith('s') ? 'are' : 'is'
  const text = `The ${what} ${verb} not valid: ${errors.join('; ')}`
  return new ControlError(400, text.endsWith('?') ? text : `${text}.`, errors)
}
