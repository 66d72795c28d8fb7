import * as compiled from '../../generated/adapter-protocol.js'
import { nestsDeeper } from '../../mock-server/validation/depth.js'
import { describeFailure } from '../../mock-server/validation/describe-error.js'
import type { Validate } from '../../mock-server/validation/validate.js'
import { ClientFailure, type Outcome } from '../model/client.js'

/** The reply of an adapter to one request. */
export type AdapterReply =
  | { readonly id: number; readonly result: unknown }
  | { readonly id: number; readonly error: { readonly message: string } }

/** The description of the client by its adapter. Unknown names are kept, because a newer protocol may define them. */
export interface HelloResult {
  readonly client: { readonly name: string; readonly version?: string; readonly language?: string }
  readonly profiles?: readonly string[]
  readonly operations: readonly string[]
  readonly capabilities?: readonly string[]
}

/** Reads the frames of an adapter. */
export const frames = {
  /** The reply on a line; undefined if the line is other output. */
  reply(line: string): AdapterReply | undefined {
    const value = objectOf(line)
    const isReply = value && Number.isInteger(value['id']) && ('result' in value || 'error' in value)
    if (!isReply) return undefined
    if (nestsDeeper(value, maxLevels)) {
      throw new ClientFailure(
        `The adapter broke the protocol: the reply nests deeper than ${maxLevels} levels.`,
      )
    }
    return checked(compiled.reply, 'the reply', value) as AdapterReply
  },
  /** @throws {ClientFailure} naming the member that is wrong */
  hello: (result: unknown) => checked(compiled.helloResult, 'the result of hello', result) as HelloResult,
  /** @throws {ClientFailure} naming the member that is wrong */
  outcome: (operation: string, result: unknown) =>
    checked(compiled.outcome, `the result of ${operation}`, result) as Outcome,
}

/** No frame of the protocol needs more. Deeper nesting could overflow the stack of recursive code. */
const maxLevels = 64

function checked(isValid: Validate, what: string, value: unknown): unknown {
  if (isValid(value)) return value
  const error = describeFailure(isValid, value, 'it')
  throw new ClientFailure(`The adapter broke the protocol. In ${what}, ${error}.`)
}

function objectOf(line: string): Readonly<Record<string, unknown>> | undefined {
  if (!line.trimStart().startsWith('{')) return undefined
  try {
    // It starts with a brace, so the parsed value is an object.
    return JSON.parse(line) as Record<string, unknown>
  } catch {
    return undefined
  }
}
