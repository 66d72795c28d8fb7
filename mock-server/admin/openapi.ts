import { version } from '../control/version.js'
import { documentation } from './documentation.js'
import { components } from './responses/components.js'
import type { AdminRoute } from './route.js'

/** The OpenAPI 3.1 document of the control plane. */
export function openapi(routes: readonly AdminRoute[]) {
  const paths: Record<string, Record<string, object>> = {}
  for (const { method, path } of routes) {
    paths[path] = { ...paths[path], [method.toLowerCase()]: operationOf(method, path) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'cxone-mock control plane',
      version,
      description: 'What a test does to the mock. It is not part of the API of CXone.',
    },
    servers: [{ url: '/__admin' }],
    security: [{}, { adminToken: [] }],
    paths,
    components: {
      securitySchemes: { adminToken: { type: 'http', scheme: 'bearer' } },
      schemas: {
        ...(inOpenapi(components) as object),
        Problem: {
          description: 'RFC 9457',
          type: 'object',
          required: ['type', 'title', 'status', 'detail'],
          properties: {
            type: { type: 'string' },
            title: { type: 'string' },
            status: { type: 'integer' },
            detail: { type: 'string' },
            errors: { type: 'array', items: { type: 'string' } },
          },
        },
      },
    },
  }
}

const ofMock = /^\/(?:health|ready|version|evidence|openapi\.json|sandboxes.*)$/
const problem = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } }

function operationOf(method: string, path: string): object {
  const found = documentation[`${method} ${path}`]
  if (!found) throw new Error(`The route ${method} ${path} has no entry in documentation.ts.`)
  const { name, summary, body, optional, status = 200, response = {} } = found
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, parameter = '']) => ({
    name: parameter,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }))
  const sandbox = {
    name: 'sandbox',
    in: 'query',
    description: 'The id of a sandbox. Default: the default sandbox.',
    schema: { type: 'string' },
  }
  const content = status === 204 ? {} : { content: { [typeOf(path)]: { schema: inOpenapi(response) } } }
  return {
    operationId: name,
    summary,
    tags: [path.split('/')[1]?.replace(/\..*/, '')],
    parameters: ofMock.test(path) ? inPath : [...inPath, sandbox],
    ...(body && {
      requestBody: {
        required: !optional,
        content: { 'application/json': { schema: inOpenapi(body) } },
      },
    }),
    responses: {
      [status]: { description: 'Success', ...content },
      default: { description: 'A problem document', content: problem },
    },
  }
}

function typeOf(path: string): string {
  return path === '/events' ? 'text/event-stream' : 'application/json'
}

/** A schema in the dialect of OpenAPI 3.1, which calls a list of `items` `prefixItems`. */
function inOpenapi(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(inOpenapi)
  if (typeof schema !== 'object' || schema === null) return schema
  const { items, additionalItems, ...rest } = schema as Readonly<Record<string, unknown>>
  const others = Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, inOpenapi(value)]))
  if (Array.isArray(items))
    return { ...others, prefixItems: inOpenapi(items), items: additionalItems ?? true }
  return items === undefined ? others : { ...others, items: inOpenapi(items) }
}
