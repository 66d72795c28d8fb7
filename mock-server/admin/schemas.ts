import type { FromSchema } from 'json-schema-to-ts'
import * as compiled from '../../generated/admin.js'
import type { RequestPattern } from '../control/journal/pattern.js'
import type { Expected } from '../control/journal/verify.js'
import type { WaitOptions } from '../control/journal/wait.js'
import { notValid, parse } from '../control/parse.js'
import type { Validate } from '../validation/validate.js'
import type { clockCommands, newAssumptions, newSettle } from './body-schemas.js'

/** The body of PUT /clock. */
export type ClockCommand = FromSchema<(typeof clockCommands)[keyof typeof clockCommands]>

const { freeze, set, advance, advanceToNextEvent, reset, pattern, never, sequence } = compiled

/** @throws {ControlError} 400 naming the field */
export function parseClockCommand(value: unknown): ClockCommand {
  const commands = { freeze, set, advance, advanceToNextEvent, reset }
  const { action } = { ...(value as { readonly action?: unknown } | null) }
  const isValid = Object.entries<Validate>(commands).find(([name]) => name === action)?.[1]
  if (isValid) return parse(isValid, value, 'body') as ClockCommand
  throw notValid('body', [`action must be one of ${Object.keys(commands).join(', ')}`])
}

/** The body of POST /requests/verify: the three verifications of JavaScript. */
export type Verification =
  | ({ readonly pattern: RequestPattern } & Expected)
  | { readonly never: RequestPattern }
  | { readonly sequence: readonly RequestPattern[] }

/** @throws {ControlError} 400 naming the field */
export function parseVerification(value: unknown): Verification {
  const kinds = { pattern, never, sequence }
  const fields = Object.keys(value ?? {})
  const isValid = Object.entries<Validate>(kinds).find(([name]) => fields.includes(name))?.[1]
  if (isValid) return parse(isValid, value, 'body') as Verification
  throw notValid('body', [
    'one of the fields pattern, never, sequence is needed, e.g. {"pattern": {"operation": "startRecording"}}',
  ])
}

/** The body of POST /requests/wait. */
export type WaitCommand = { readonly pattern: RequestPattern } & Pick<WaitOptions, 'count' | 'timeoutMs'>

/** @throws {ControlError} 400 naming the field */
export const parseWait = (value: unknown) => parse(compiled.wait, value, 'body') as WaitCommand

/** The body of POST /holds/wait. @throws {ControlError} 400 naming the field */
export const parseHeldWait = (value: unknown) =>
  parse(compiled.heldWait, value, 'body') as Pick<WaitOptions, 'count' | 'timeoutMs'>

/** The body of POST /holds/release. @throws {ControlError} 400 naming the field */
export const parseRelease = (value: unknown) =>
  parse(compiled.release, value, 'body') as { readonly ids?: readonly string[] }

/** @throws {ControlError} 400 naming the field */
export const parsePattern = (value: unknown) =>
  parse(compiled.requestPattern, value, 'body') as RequestPattern

/** @throws {ControlError} 400 naming the field */
export const parseSnapshotName = (value: unknown) =>
  parse(compiled.snapshotName, value, 'body') as { readonly name: string }

/** @throws {ControlError} 400 naming the field */
export const parseToken = (value: unknown) =>
  parse(compiled.token, value, 'body') as { readonly token: string }

/** @throws {ControlError} 400 naming the field */
export const parseNewAssumptions = (value: unknown) =>
  parse(compiled.newAssumptions, value, 'body') as FromSchema<typeof newAssumptions>

/** @throws {ControlError} 400 naming the field */
export const parseNewSettle = (value: unknown) =>
  parse(compiled.newSettle, value, 'body') as FromSchema<typeof newSettle>
