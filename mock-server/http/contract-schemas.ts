import type { OperationContract, Schema } from '../../contracts/contract.js'

/** The JSON Schema of an operation's body, if it takes one. */
export function bodySchema({ requestBody }: OperationContract): Schema | undefined {
  return requestBody?.content['application/json']?.schema
}

/** The JSON Schema of an operation's query, if it has one and does not judge it itself. */
export function querySchema(contract: OperationContract): object | undefined {
  if (contract.judgesQuery) return undefined
  const parameters = contract.parameters?.filter((parameter) => parameter.in === 'query') ?? []
  if (parameters.length === 0) return undefined
  return {
    type: 'object',
    properties: Object.fromEntries(parameters.map(({ name, schema }) => [name, schema])),
  }
}
