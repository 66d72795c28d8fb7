import { casesOf } from '../../contracts/api/cases.js'
import type { ContractCase } from '../../contracts/case.js'
import type { OperationContract } from '../../contracts/contract.js'
import type { Sent } from '../hosts.js'

/** A request that an operation takes: what a mistake is made in. */
export interface Good {
  readonly contract: OperationContract
  /** Method, target and headers, with a token where one is asked for. */
  readonly request: Sent
}

/** One thing that is wrong with a request, and the statuses that it may be refused with. */
export interface Mistake {
  readonly name: string
  readonly request: Sent
  readonly statuses: readonly number[]
}

/** The first case that succeeds, with nothing before it if there is such a one. */
export function goodCase(contract: OperationContract): ContractCase | undefined {
  const good = casesOf(contract).filter(({ expect }) => expect.status < 400)
  return good.find(({ before, assume, world }) => !before && !assume && !world) ?? good[0]
}

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']

/** Everything that can be wrong with a request, by its contract alone. */
export function mistakesIn(good: Good, methodsOfPath: ReadonlySet<string>): Mistake[] {
  return [...inTheLine(good, methodsOfPath), ...inTheToken(good), ...inTheQuery(good), ...inTheBody(good)]
}

function inTheLine({ request }: Good, methodsOfPath: ReadonlySet<string>): Mistake[] {
  const other = methods.find((method) => !methodsOfPath.has(method)) ?? 'PROPFIND'
  const { body: _, ...withoutBody } = request
  const long = `${request.target}${request.target.includes('?') ? '&' : '?'}x=${'a'.repeat(9000)}`
  return [
    { name: 'another method', request: { ...withoutBody, method: other }, statuses: [405] },
    { name: 'a target of 9000 characters', request: { ...request, target: long }, statuses: [414] },
  ]
}

function inTheToken({ contract, request }: Good): Mistake[] {
  if (contract.security.kind !== 'bearer') return []
  const { authorization: _, ...headers } = request.headers ?? {}
  const withHeader = (authorization: string) => ({ ...request, headers: { ...headers, authorization } })
  return [
    { name: 'no token', request: { ...request, headers }, statuses: [401] },
    { name: 'a token that nobody issued', request: withHeader('Bearer nobody-issued-this'), statuses: [401] },
    { name: 'a token with a space in it', request: withHeader('Bearer a b'), statuses: [400, 401] },
    { name: 'Bearer without a token', request: withHeader('Bearer'), statuses: [400, 401] },
    { name: 'credentials of another scheme', request: withHeader('Basic cmVjb3JkZXI6eA=='), statuses: [401] },
  ]
}

function inTheQuery({ contract, request }: Good): Mistake[] {
  const [path = '', query = ''] = request.target.split('?')
  const bad = statusesOf(contract, [400, 404, 302])
  const own = (contract.parameters ?? []).filter((parameter) => parameter.in === 'query')
  const withQuery = (parameters: URLSearchParams) => ({ ...request, target: `${path}?${parameters}` })
  return own.flatMap(({ name, required }): Mistake[] => {
    const without = new URLSearchParams(query)
    without.delete(name)
    const twice = new URLSearchParams(query)
    if (!twice.has(name)) twice.append(name, 'x')
    twice.append(name, twice.get(name) ?? '')
    return [
      { name: `${name} twice`, request: withQuery(twice), statuses: bad },
      ...(required ? [{ name: `no ${name}`, request: withQuery(without), statuses: bad }] : []),
    ]
  })
}

function inTheBody({ contract, request }: Good): Mistake[] {
  const media = contract.requestBody?.content
  if (!media || request.body === undefined) return []
  const withBody = (body: Sent['body'], more: object = {}): Sent => ({
    ...request,
    headers: { ...request.headers, ...more },
    body: body ?? '',
  })
  const bad = statusesOf(contract, [400, 422])
  const badBytes = Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d])
  const isJson = request.headers?.['content-type'] === 'application/json'
  const json = (isJson && media['application/json']?.schema) as Fields | false | undefined
  return [
    { name: 'no body', request: withBody(''), statuses: [...bad, 401, 415] },
    { name: 'a body of a megabyte', request: withBody('a'.repeat(1_048_576)), statuses: [413] },
    {
      name: 'another media type',
      request: withBody('<a/>', { 'content-type': 'text/xml' }),
      statuses: [400, 415],
    },
    { name: 'bytes that are not UTF-8', request: withBody(badBytes), statuses: [...bad, 400, 401] },
    ...(json
      ? [
          {
            name: 'JSON of 5000 levels',
            request: withBody('['.repeat(5000) + ']'.repeat(5000)),
            statuses: bad,
          },
          { name: 'half of the JSON', request: withBody(String(request.body).slice(0, -2)), statuses: bad },
          ...inTheFields(json, String(request.body)).map(({ name, body }) => ({
            name,
            request: withBody(body),
            statuses: bad,
          })),
        ]
      : []),
  ]
}

interface Fields {
  readonly required?: readonly string[]
  readonly properties?: object
}

/** Each field left out that is required, and each with a value of another type. */
function inTheFields(schema: Fields, body: string): { readonly name: string; readonly body: string }[] {
  const value = JSON.parse(body) as Readonly<Record<string, unknown>>
  if (Array.isArray(value)) return [{ name: 'an object for an array', body: '{}' }]
  return [
    { name: 'an array for an object', body: '[]' },
    { name: 'null for an object', body: 'null' },
    ...(schema.required ?? []).map((field) => ({
      name: `no ${field}`,
      body: JSON.stringify({ ...value, [field]: undefined }),
    })),
    ...Object.keys(schema.properties ?? {}).map((field) => ({
      name: `${field} of another type`,
      body: JSON.stringify({ ...value, [field]: [{}] }),
    })),
  ]
}

/** Whether an operation refuses nothing unless that is assumed: whoever signs out is signed out. */
export function isLenient(contract: OperationContract): boolean {
  return Object.keys(contract.responses).every((status) => {
    const own = casesOf(contract).filter(({ expect }) => String(expect.status) === status)
    return Number(status) < 400 || (own.length > 0 && own.every(({ assume }) => assume !== undefined))
  })
}

/** Those that an operation declares; a mistake that it has no status for is refused with the first. */
function statusesOf(contract: OperationContract, wanted: readonly number[]): readonly number[] {
  const { responses } = contract
  if (isLenient(contract)) return [200, 302]
  const declared = wanted.filter((status) => String(status) in responses)
  return declared.length > 0 ? declared : wanted.slice(0, 1)
}
