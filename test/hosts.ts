import { colleaguesKey } from '../contracts/api/cxone-authentication/samples.cases.js'
import express from 'express'
import { getResponse, http, type HttpHandler } from 'msw'
import { setupServer } from 'msw/node'
import supertest from 'supertest'
import { createCxoneMock, demoScenario, type CxoneMock } from '../mock-server/index.js'
import { cxoneRouter } from '../mock-server/adapters/express.js'
import { cxoneHandlers } from '../mock-server/adapters/msw.js'

/** A request as a test writes it. */
export interface Sent {
  readonly method: string
  /** Path and query. */
  readonly target: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array
}

/** A reply as a client saw it; header names are in lower case. */
export interface Received {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

export type Send = (request: Sent) => Promise<Received>

async function received(response: Response): Promise<Received> {
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: await response.text(),
  }
}

function init({ method, headers, body }: Sent): RequestInit {
  return {
    method,
    redirect: 'manual',
    ...(headers ? { headers } : {}),
    ...(body === undefined ? {} : { body: body as BodyInit }),
  }
}

async function overNodeHttp(mock: CxoneMock): Promise<Send> {
  const url = await mock.listen({ port: 0 })
  return async (request) => received(await fetch(url + request.target, init(request)))
}

async function overExpress(mock: CxoneMock): Promise<Send> {
  const app = express().use(cxoneRouter(mock))
  return async ({ method, target, headers = {}, body }) => {
    const request = supertest(app)[method.toLowerCase() as 'post'](target).set(headers).buffer(true)
    request.parse((response, done) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (chunk: string) => (text += chunk))
      response.on('end', () => done(null, text))
    })
    if (body !== undefined && !('content-type' in headers)) request.unset('content-type')
    const response = await (body === undefined
      ? request
      : request.serialize((sent: unknown) => sent as string).send(body as string))
    const seen = Object.entries(response.headers as Record<string, string | string[]>).map(
      ([name, value]) => [name, [value].flat().join(', ')] as const,
    )
    return {
      status: response.status,
      headers: Object.fromEntries(seen),
      body: typeof response.body === 'string' ? response.body : '',
    }
  }
}

/** The mocks behind MSW, by the origin that each answers. */
const behindMsw = new Map<string, HttpHandler[]>()
let origins = 0

/**
 * The only handler that MSW has, however many mocks there are. Its pattern has no groups, since MSW decodes what they
 * capture and fails on a `%` that encodes nothing.
 */
const byOrigin = http.all(/^/, ({ request }) =>
  getResponse(behindMsw.get(new URL(request.url).origin) ?? [], request),
)
const msw = setupServer(byOrigin)

async function overMsw(mock: CxoneMock): Promise<Send> {
  if (origins === 0) msw.listen({ onUnhandledRequest: 'bypass' })
  origins += 1
  const origin = `https://cxone-${origins}.example`
  behindMsw.set(origin, cxoneHandlers(mock, { origins: [origin] }))
  return async (request) => received(await fetch(origin + request.target, init(request)))
}

async function overFetch(mock: CxoneMock): Promise<Send> {
  return async (request) =>
    received(await mock.fetch(new Request(`https://any.example${request.target}`, init(request))))
}

/** Every way into the mock. */
export const hosts = {
  'node:http': overNodeHttp,
  express: overExpress,
  msw: overMsw,
  fetch: overFetch,
} as const

export type HostName = keyof typeof hosts

export const hostNames = Object.keys(hosts) as HostName[]

/** One host in turn: over many tests each host has its share. */
export function hostInTurn(index: number): readonly [HostName] {
  return [hostNames[index % hostNames.length] ?? 'fetch']
}

/** The instant that the demo scenario's contract cases are written for. */
export const caseInstant = '2026-01-15T10:00:00.000Z'

/** A mock on a frozen clock with a fixed seed, behind a host. */
export async function mockBehind(
  host: HostName,
  options: Parameters<typeof createCxoneMock>[0] = {},
): Promise<{ readonly mock: CxoneMock; readonly send: Send } & AsyncDisposable> {
  const mock = await createCxoneMock({ seed: 'test', clock: caseInstant, ...options })
  const send = await hosts[host](mock)
  return { mock, send, [Symbol.asyncDispose]: () => mock.close() }
}

/** An access token of a client of the demo scenario, or of a CXone user of it by the name. */
export async function tokenOf(send: Send, client: string): Promise<string> {
  if (client.includes('@')) return tokenOfUser(send, client)
  return tokenWith(send, { clientId: client, clientSecret: `${client}-secret` })
}

/** An access token of a client of any sandbox. */
export async function tokenWith(
  send: Send,
  { clientId, clientSecret }: { readonly clientId: string; readonly clientSecret: string },
): Promise<string> {
  const { body } = await send({
    method: 'POST',
    target: '/oauth/token',
    headers: {
      authorization: `Basic ${btoa(`${clientId}:${clientSecret}`)}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: 'grant_type=client_credentials',
  })
  return (JSON.parse(body) as { access_token: string }).access_token
}

/** A CXone token of a user of the demo scenario, got with the first access key. */
async function tokenOfUser(send: Send, userName: string): Promise<string> {
  const user = demoScenario.users?.find((each) => each.userName === userName)
  // The colleague is only in the World of some cases.
  const [key] = user?.accessKeys ?? [{ accessKeyId: colleaguesKey, accessKeySecret: 'lea-access-key-secret' }]
  const form = new URLSearchParams({
    grant_type: 'password',
    username: key?.accessKeyId ?? '',
    password: key?.accessKeySecret ?? '',
  })
  const { body } = await send({
    method: 'POST',
    target: '/auth/token',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: form.toString(),
  })
  return (JSON.parse(body) as { access_token: string }).access_token
}
