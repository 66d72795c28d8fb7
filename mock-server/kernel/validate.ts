import type { Ajv2020, ErrorObject, ValidateFunction } from 'ajv/dist/2020.js'
import type { OperationContract, Schema } from '../../contracts/contract.js'
import { forumThread, genesysSwagger } from '../../contracts/evidence.js'
import { describeId } from '../operations/conversations/identify.js'
import { Problem } from '../operations/problem.js'
import type { World } from '../world/world.js'

/** The JSON schema of an operation's body, if it takes one. */
export function bodySchema({ requestBody }: OperationContract): Schema | undefined {
  return requestBody?.content['application/json']?.schema
}

/** Validates bodies and queries against the contracts. The library is loaded when it is first needed. */
export class Validator {
  readonly #compiled = new Map<string, ValidateFunction>()
  #ajv: { readonly body: Ajv2020; readonly query: Ajv2020 } | undefined

  get loaded(): boolean {
    return this.#ajv !== undefined
  }

  async load(): Promise<void> {
    const { Ajv2020 } = await import('ajv/dist/2020.js')
    const body = new Ajv2020({ strict: false })
    body.addFormat('date-time', isDateTime)
    this.#ajv ??= { body, query: new Ajv2020({ strict: false, coerceTypes: true }) }
  }

  /** @throws {Problem} 400 naming the field */
  body(world: World, contract: OperationContract, schema: Schema, value: unknown): void {
    const validate = this.#validate('body', contract, schema)
    if (!validate(value)) throw badBody(world, contract, value, validate.errors?.[0])
  }

  /** @throws {Problem} 400 naming the parameter */
  query(contract: OperationContract, query: URLSearchParams): void {
    const parameters = contract.parameters?.filter((parameter) => parameter.in === 'query') ?? []
    const properties = Object.fromEntries(parameters.map(({ name, schema }) => [name, schema]))
    const validate = this.#validate('query', contract, { type: 'object', properties } as Schema)
    if (!validate(Object.fromEntries(query))) throw badQuery(validate.errors?.[0])
  }

  #validate(part: 'body' | 'query', { operationId }: OperationContract, schema: Schema): ValidateFunction {
    const known = this.#compiled.get(`${part}/${operationId}`)
    if (known) return known
    if (!this.#ajv) throw new TypeError('the validator is not loaded: await load() first')
    const validate = this.#ajv[part].compile(schema)
    this.#compiled.set(`${part}/${operationId}`, validate)
    return validate
  }
}

const dateTime = /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d)$/

function isDateTime(text: string): boolean {
  return dateTime.test(text) && !Number.isNaN(Date.parse(text))
}

function fieldOf({ instancePath, params }: ErrorObject): string {
  const missing: unknown = params['missingProperty']
  const path = instancePath.slice(1).replaceAll('/', '.')
  return typeof missing === 'string' ? [path, missing].filter(Boolean).join('.') : path
}

function badBody(
  world: World,
  contract: OperationContract,
  value: unknown,
  error: ErrorObject | undefined,
): Problem {
  const field = error ? fieldOf(error) : ''
  const recording = field === 'recordingId'
  return new Problem({
    kind: 'request',
    status: 400,
    ...wordOf(field, value, error),
    rule: error?.keyword === 'required' ? `${field}-required` : 'body-schema',
    evidence: contract.surface === 'recordingcontrols' ? forumThread : genesysSwagger,
    why: recording
      ? whyNoRecordingId(world, value)
      : `The body does not fit the contract of ${contract.operationId}.`,
    allowed: [exampleOf(contract)],
    fix: recording
      ? [
          'Send {"recordingId": "…", "action": "start"}.',
          'Read the conversation with GET /api/v2/conversations/{conversationId} and take recordingId from it.',
        ]
      : [`Correct ${field || 'the body'}.`],
  })
}

type Wording = Pick<
  Problem['options'],
  'code' | 'message' | 'details' | 'messageWithParams' | 'messageParams'
>

function wordOf(field: string, value: unknown, error: ErrorObject | undefined): Wording {
  const prefix = 'The request body is not valid:'
  if (error?.keyword === 'required') {
    const details = [{ errorCode: 'required', fieldName: field }]
    return { code: 'bad.request', message: `${prefix} ${field} is required`, details }
  }
  if (error?.keyword === 'enum') {
    const given = String((value as Readonly<Record<string, unknown>>)[field]).slice(0, 80)
    const allowed = (error.params['allowedValues'] as readonly unknown[]).join(', ')
    return {
      code: 'invalid.value',
      message: `Value [${given}] is not valid for field type [${field}]. Allowable values are: ${allowed}`,
      messageWithParams:
        'Value [{value}] is not valid for field type [{field}]. Allowable values are: {allowed}',
      messageParams: { value: given, field, allowed },
      details: [{ errorCode: 'invalid.value', fieldName: field }],
    }
  }
  if (error?.keyword === 'format') {
    const details = [{ errorCode: 'invalid.date', fieldName: field }]
    return { code: 'invalid.date', message: `${prefix} ${field} is not a date`, details }
  }
  const details = field === '' ? [] : [{ errorCode: error?.keyword ?? 'schema', fieldName: field }]
  return {
    code: 'bad.request',
    message: `${prefix} ${field || 'it'} ${error?.message ?? 'does not fit'}`,
    details,
  }
}

function whyNoRecordingId(world: World, value: unknown): string {
  const sent = typeof value === 'object' && value !== null ? Object.entries(value) : []
  const known = sent.flatMap(([name, id]) => {
    const described = typeof id === 'string' ? describeId(world, id) : undefined
    return described ? [`${name}: ${described.why}`] : []
  })
  const names = sent.map(([name]) => name.slice(0, 40)).slice(0, 10)
  return [
    `The body has no usable recordingId; it has ${names.join(', ') || 'no fields'}.`,
    ...known.slice(0, 3),
    'The recordingId comes from the conversation object; it is not the conversation or conference id.',
  ].join(' ')
}

function exampleOf({ operationId }: OperationContract): string {
  if (operationId === 'startRecording') return '{"recordingId":"…","action":"start"}'
  if (operationId === 'stopRecording') return '{"recordingId":"…","action":"stop"}'
  return `a body of the schema of ${operationId} in the OpenAPI document`
}

function badQuery(error: ErrorObject | undefined): Problem {
  const field = error ? fieldOf(error) : ''
  return new Problem({
    kind: 'request',
    status: 400,
    code: 'bad.request',
    message: `The query parameter ${field} is not valid: it ${error?.message ?? 'does not fit'}`,
    details: [{ errorCode: error?.keyword ?? 'schema', fieldName: field }],
    rule: 'query-schema',
    evidence: genesysSwagger,
    why: `The query parameter ${field} ${error?.message ?? 'does not fit its schema'}.`,
    fix: [`Correct ${field}, or leave it out.`],
  })
}
