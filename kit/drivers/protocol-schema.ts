import type { ErrorObject, ValidateFunction } from 'ajv/dist/2020.js'
import schema from '../../schemas/adapter-protocol.schema.json' with { type: 'json' }
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

/** Validates the frames of an adapter. */
export interface Frames {
  /** The reply on a line; undefined if the line is other output. */
  reply(line: string): AdapterReply | undefined
  /** @throws {ClientFailure} naming the member that is wrong */
  hello(result: unknown): HelloResult
  /** @throws {ClientFailure} naming the member that is wrong */
  outcome(operation: string, result: unknown): Outcome
}

let compiled: Promise<Frames> | undefined

export function frames(): Promise<Frames> {
  return (compiled ??= compile())
}

// A test compares the enumerations of the schema with those of the types.
async function compile(): Promise<Frames> {
  const { Ajv2020 } = await import('ajv/dist/2020.js')
  const ajv = new Ajv2020({ strict: false, verbose: true }).addSchema(schema, 'protocol')
  const checked = (name: string, what: string, value: unknown): unknown => {
    const validate = ajv.getSchema(`protocol#/$defs/${name}`) as ValidateFunction
    if (validate(value)) return value
    throw new ClientFailure(`The adapter broke the protocol: ${what} ${describe(validate.errors?.[0])}.`)
  }
  return {
    reply: (line) => {
      const value = objectOf(line)
      const isReply = value && Number.isInteger(value['id']) && ('result' in value || 'error' in value)
      if (isReply && nestsTooDeep(value)) {
        throw new ClientFailure(
          `The adapter broke the protocol: the reply nests deeper than ${maxLevels} levels.`,
        )
      }
      return isReply ? (checked('reply', 'the reply', value) as AdapterReply) : undefined
    },
    hello: (result) => checked('helloResult', 'the result of hello', result) as HelloResult,
    outcome: (operation, result) => checked('outcome', `the result of ${operation}`, result) as Outcome,
  }
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

/** No frame of the protocol needs more. Deeper nesting could overflow the stack of recursive code. */
const maxLevels = 64

function nestsTooDeep(value: object): boolean {
  let level: unknown[] = [value]
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > maxLevels) return true
    level = level.flatMap((each) => (typeof each === 'object' && each !== null ? Object.values(each) : []))
  }
  return false
}

/** Says what is wrong with a value, and what is allowed. */
function describe(error: ErrorObject | undefined): string {
  if (!error) return 'is not valid'
  const { instancePath, message = 'is not valid', keyword, params, data } = error
  const at = instancePath.slice(1).replaceAll('/', '.')
  if (keyword === 'required') {
    return `${at === '' ? '' : `${at} `}has no ${(params as { missingProperty: string }).missingProperty}`
  }
  const is = at === '' ? `is ${shownAs(data)}` : `${at} is ${shownAs(data)}`
  if (keyword === 'const')
    return `${is}, must be ${JSON.stringify((params as { allowedValue: unknown }).allowedValue)}`
  if (keyword === 'enum') {
    return `${is}, must be one of ${(params as { allowedValues: string[] }).allowedValues.join(', ')}`
  }
  return `${is}, ${message}`
}

const maxValue = 80

function shownAs(value: unknown): string {
  const text = JSON.stringify(value) ?? 'missing'
  return text.length > maxValue ? `${text.slice(0, maxValue)}…` : text
}
