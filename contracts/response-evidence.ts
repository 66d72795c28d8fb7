import type { OperationContract, Schema } from './contract.js'
import type { Evidence } from './evidence.js'

/** A field of a successful response, with its evidence. */
export interface ResponseField {
  readonly status: string
  /** `entities[].id` for a field in a list of objects. */
  readonly name: string
  readonly evidence: Evidence
}

/** The fields of the successful responses that a contract declares. */
export function responseFields(contract: OperationContract): ResponseField[] {
  return Object.entries(contract.responses).flatMap(([status, { content = {} }]) => {
    const schema = content['application/json']?.schema
    const names = Number(status) < 400 && schema ? fieldsOf(schema, '') : []
    return [...new Set(names)].map((name) => ({ status, name, evidence: evidenceOf(contract, status, name) }))
  })
}

/** The evidence of the field, or of the nearest field or response that contains it. */
function evidenceOf(
  { evidence, responseEvidence = {} }: OperationContract,
  status: string,
  name: string,
): Evidence {
  const above = name.split('.').map((_, index, all) => all.slice(0, all.length - index).join('.'))
  const own = above.find((path) => responseEvidence[`${status} ${path}`])
  return responseEvidence[`${status} ${own}`] ?? responseEvidence[status] ?? evidence
}

/** The names of the fields of a body, those of objects in it included. */
export function fieldsOf(schema: Schema, prefix: string): string[] {
  const { properties = {}, anyOf = [], oneOf = [], allOf = [] } = schema
  const items = 'items' in schema ? (schema.items as Schema) : undefined
  return [
    ...[...anyOf, ...oneOf, ...allOf].flatMap((each) => fieldsOf(each as Schema, prefix)),
    ...(items ? fieldsOf(items, `${prefix}[]`) : []),
    ...Object.entries(properties).flatMap(([field, each]) => {
      const path = prefix === '' ? field : `${prefix}.${field}`
      return [path, ...fieldsOf(each, path)]
    }),
  ]
}
