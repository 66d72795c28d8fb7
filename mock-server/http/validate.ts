import type { Ajv2020, ValidateFunction } from 'ajv/dist/2020.js'
import type { OperationContract, Schema } from '../../contracts/contract.js'
import type { World } from '../world/world.js'
import { badBody, badParameter, badQuery } from './bad-request.js'
import type { PlainRequest } from './message.js'

/** The JSON schema of an operation's body, if it takes one. */
export function bodySchema({ requestBody }: OperationContract): Schema | undefined {
  return requestBody?.content['application/json']?.schema
}

/** Whether a request may have something that a schema has to be compared with. */
export function mayNeedSchema({ target, body }: PlainRequest): boolean {
  if (target.includes('?')) return true
  return body !== undefined && body.length > 0 && !/\/(?:oauth|auth)\/token$/.test(target)
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
    // The schemas are our own, and held to OpenAPI elsewhere: to check them here costs ten times what they do.
    const own = { strict: false, validateSchema: false }
    const body = new Ajv2020(own)
    body.addFormat('date-time', isDateTime)
    this.#ajv ??= { body, query: new Ajv2020({ ...own, coerceTypes: true }) }
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
    for (const { name, schema } of parameters) {
      const values = query.getAll(name)
      if (values.length > 1) throw badParameter(contract, name, 'is given more than once')
      const integer = schema !== undefined && 'type' in schema && schema.type === 'integer'
      if (integer && values[0] !== undefined && !decimal.test(values[0]))
        throw badParameter(contract, name, 'must be integer')
    }
    const validate = this.#validate('query', contract, { type: 'object', properties } as Schema)
    if (!validate(Object.fromEntries(query))) throw badQuery(contract, validate.errors?.[0])
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

/** One for all kernels of a process: what it compiles comes from the contracts alone, which are the same for all. */
export const validator = new Validator()

/** A whole number as people write it, small enough to be exact. */
const decimal = /^-?\d{1,15}$/

const dateTime = /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d)$/

function isDateTime(text: string): boolean {
  return dateTime.test(text) && !Number.isNaN(Date.parse(text))
}
