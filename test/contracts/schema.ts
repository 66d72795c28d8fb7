import { Ajv2020 } from 'ajv/dist/2020.js'

/** One for all tests: it compiles its own meta-schema once, and each schema of a contract once. */
const ajv = new Ajv2020({ strict: false, formats: { 'date-time': true, uri: true, uuid: true } })

/** What in a body does not fit a schema of a contract: nothing when it fits. */
export function misfits(schema: object, body: string): string[] {
  ajv.validate(schema, JSON.parse(body))
  return (ajv.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`)
}
