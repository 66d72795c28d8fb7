import { Ajv2020, type JSONSchemaType } from 'ajv/dist/2020.js'
import scenario from '../../schemas/scenario.schema.json' with { type: 'json' }
import type { SandboxOptions } from '../index.js'
import type { NewCall } from '../control/calls/calls.js'
import { ControlError } from '../control/error.js'
import { describeSchemaError } from '../control/scenarios/schema-error.js'

/** What PUT /__admin/clock takes. */
export type ClockCommand =
  | { readonly action: 'freeze'; readonly instant?: string }
  | { readonly action: 'set'; readonly instant: string }
  | { readonly action: 'advance'; readonly duration: string }
  | { readonly action: 'advanceToNextEvent' }
  | { readonly action: 'reset' }

const ajv = new Ajv2020({ strict: false })
ajv.addFormat('scenario-time', true)
ajv.addFormat('scenario-duration', true)
ajv.addSchema(scenario, 'scenario')

type Parse<Value> = (value: unknown) => Value

export function parser<Value>(schema: JSONSchemaType<Value> | object): Parse<Value> {
  const validate = ajv.compile<Value>(schema)
  return (value) => {
    if (validate(value)) return value
    const errors = (validate.errors ?? []).map((error) => describeSchemaError(error, 'the body'))
    throw new ControlError(400, `The body is not valid: ${errors.slice(0, 5).join('; ')}.`, errors)
  }
}

const text = { type: 'string', maxLength: 256 }
const id = { $ref: 'scenario#/$defs/id' }

function action(name: string, fields: object, required: readonly string[] = []): object {
  return {
    type: 'object',
    required: ['action', ...required],
    additionalProperties: false,
    properties: { action: { const: name }, ...fields },
  }
}

const clockCommands: Readonly<Record<string, (value: unknown) => ClockCommand>> = {
  freeze: parser(action('freeze', { instant: text })),
  set: parser(action('set', { instant: text }, ['instant'])),
  advance: parser(action('advance', { duration: text }, ['duration'])),
  advanceToNextEvent: parser(action('advanceToNextEvent', {})),
  reset: parser(action('reset', {})),
}

/** @throws {ControlError} 400 naming the field */
export function parseClockCommand(value: unknown): ClockCommand {
  const name = typeof value === 'object' && value !== null && 'action' in value ? String(value.action) : ''
  const parse = Object.hasOwn(clockCommands, name) ? clockCommands[name] : undefined
  if (parse) return parse(value)
  const names = Object.keys(clockCommands).join(', ')
  throw new ControlError(400, `The body is not valid: action must be one of ${names}.`)
}

/** @throws {ControlError} 400 naming the field */
export const parseSnapshotName = parser<{ readonly name: string }>({
  type: 'object',
  required: ['name'],
  additionalProperties: false,
  properties: { name: text },
})

/** @throws {ControlError} 400 naming the field */
export const parseForkOptions = parser<{ readonly id?: string; readonly seed?: string }>({
  type: 'object',
  additionalProperties: false,
  properties: { id: text, seed: text },
})

/** @throws {ControlError} 400 naming the field */
export const parseNewCall = parser<NewCall>({
  type: 'object',
  additionalProperties: false,
  properties: {
    conversationId: id,
    conferenceId: id,
    recordingId: id,
    divisionId: id,
    state: { enum: ['alerting', 'connected'] },
    participants: { type: 'array', maxItems: 100, items: { $ref: 'scenario#/$defs/participant' } },
  },
})

/** Something of a scenario of which most may be absent. */
function partial(name: 'client' | 'user', required: readonly string[] = []): object {
  const properties = Object.keys(scenario.$defs[name].properties).map(
    (property) => [property, { $ref: `scenario#/$defs/${name}/properties/${property}` }] as const,
  )
  return {
    type: 'object',
    required,
    additionalProperties: false,
    properties: Object.fromEntries(properties),
  }
}

/** @throws {ControlError} 400 naming the field */
export const parseSandboxOptions = parser<SandboxOptions>({
  type: 'object',
  additionalProperties: false,
  properties: {
    id: text,
    seed: text,
    clock: text,
    idleSeconds: { type: 'number', exclusiveMinimum: 0, maximum: 86_400 },
    scenario: { $ref: 'scenario' },
    assumptions: { type: 'object', additionalProperties: { type: 'string' } },
    settle: { $ref: 'scenario#/$defs/settle' },
    clients: {
      type: 'array',
      maxItems: 1000,
      items: partial('client', ['scopes']),
    },
    users: { type: 'array', maxItems: 1000, items: partial('user') },
  },
})
