import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import { documentation } from '../../mock-server/admin/documentation.js'
import { openapi } from '../../mock-server/admin/openapi.js'

interface Operation {
  readonly responses: Readonly<Record<string, unknown>>
}

const routes = Object.keys(documentation).map((key) => {
  const [method = '', path = ''] = key.split(' ')
  // A path without parameters is more exact than one with them.
  const pattern = new RegExp(`^${path.replaceAll('.', String.raw`\.`).replaceAll(/\{\w+\}/g, '[^/]+')}$`)
  return { method, path, pattern, handle: () => ({ status: 500 }) }
})
const exactFirst = routes.toSorted((one, other) => one.path.split('{').length - other.path.split('{').length)

const document = openapi(routes)
// The formats of the mock's own schemas are checked by their tests.
const ajv = new Ajv2020({ strict: false, allErrors: true, logger: false })
formats.default(ajv)
ajv.addSchema(document, 'control')

/** The name of a documented success, e.g. `GET /clients/{client} 200`. */
export const documentedSuccesses = routes.flatMap(({ method, path }) =>
  statusesOf(method, path).map((status) => `${method} ${path} ${status}`),
)

/**
 * What a response of the control plane has that /__admin/openapi.json does not say.
 * @returns the name of the documented response, and the differences
 */
export function differences(method: string, target: string, status: number, body: unknown) {
  const path = target.replace(/\?.*$/, '')
  const route = exactFirst.find((each) => each.method === method && each.pattern.test(path))
  const isSuccess = status < 400
  if (!route || !isSuccess)
    return { name: 'a problem', errors: errorsOf('#/components/schemas/Problem', body) }
  const name = `${method} ${route.path} ${status}`
  if (!documentedSuccesses.includes(name)) return { name, errors: ['the status is not documented'] }
  if (status === 204) return { name, errors: body === '' ? [] : ['a 204 has no body'] }
  const pointer = route.path.replaceAll('/', '~1').replaceAll('{', '%7B').replaceAll('}', '%7D')
  const at = `#/paths/${pointer}/${method.toLowerCase()}/responses/${status}/content/application~1json/schema`
  return { name, errors: errorsOf(at, body) }
}

function statusesOf(method: string, path: string): string[] {
  const operation = document.paths[path]?.[method.toLowerCase()] as Operation | undefined
  return Object.keys(operation?.responses ?? {}).filter((status) => status !== 'default')
}

function errorsOf(pointer: string, body: unknown): string[] {
  const isValid = ajv.getSchema(`control${pointer}`)
  if (!isValid) return [`there is no schema ${pointer}`]
  if (isValid(body)) return []
  return (isValid.errors ?? []).map(({ instancePath, message, params }) =>
    `${instancePath} ${message} ${JSON.stringify(params)}`.trim(),
  )
}
