import { operationNames, profiles } from '../../contracts/api/profiles.js'
import { believedStates, capabilities, failureKinds } from '../model/client.js'
import { string } from '../../mock-server/validation/values.js'

const error = { type: 'object', required: ['message'], properties: { message: string } } as const

export const reply = {
  type: 'object',
  required: ['id'],
  properties: {
    id: { type: 'integer', minimum: 1, description: 'The id of the request.' },
    result: { description: 'For hello: helloResult. For an operation: outcome. For the others: anything.' },
    error,
  },
  oneOf: [{ required: ['result'] }, { required: ['error'] }],
} as const

function names(examples: readonly string[]) {
  return { type: 'array', items: { type: 'string', examples } } as const
}

/** Only clients that the kit runs as a command have these capabilities. No adapter declares them. */
const ofCommands: ReadonlySet<string> = new Set(['output', 'files'])

export const helloResult = {
  type: 'object',
  required: ['protocol', 'client', 'operations'],
  properties: {
    protocol: { const: 1 },
    client: {
      type: 'object',
      required: ['name'],
      properties: { name: { type: 'string', minLength: 1 }, version: string, language: string },
    },
    profiles: { ...names(profiles), default: ['recordingcontrols'] },
    operations: names(operationNames),
    capabilities: { ...names(capabilities.filter((each) => !ofCommands.has(each))), default: [] },
  },
} as const

export const outcome = {
  type: 'object',
  required: ['outcome'],
  properties: {
    outcome: { enum: ['ok', 'fail', 'unknown'] },
    kind: { enum: failureKinds },
    httpStatus: { type: 'integer', minimum: 100, maximum: 599 },
    retryAfterMs: { type: 'number', minimum: 0 },
    message: string,
    state: { enum: believedStates },
  },
} as const

/** What an adapter sends. `npm run docs:schemas` writes it to schemas/adapter-protocol.schema.json. */
export const adapterProtocol = {
  $id: 'https://cxone-mock.example/adapter-protocol.schema.json',
  title: 'The replies of an adapter to cxone-mock check, one JSON object per line',
  description: 'Unknown members are ignored.',
  $ref: '#/$defs/reply',
} as const

/** The parts of the document by name. */
export const adapterProtocolParts = { reply, error, helloResult, outcome }
