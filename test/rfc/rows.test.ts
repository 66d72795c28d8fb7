import { describe, expect, test } from 'vitest'
import type { CxoneMock } from '../../mock-server/index.js'
import {
  hostInTurn,
  hostNames,
  mockBehind,
  tokenOf,
  type HostName,
  type Received,
  type Send,
  type Sent,
} from '../hosts.js'
import { isFull } from '../sampled.js'
import { bearerToken } from './bearer-token.rows.js'
import { clientAuthentication } from './client-authentication.rows.js'
import { cxoneToken } from './cxone-token.rows.js'
import { discovery } from './discovery.rows.js'
import { httpBody } from './http-body.rows.js'
import { httpMethod } from './http-method.rows.js'
import { basic, token } from './requests.js'
import type { Expected, Row } from './row.js'
import { scenario } from './scenario.js'
import { socketBody } from './socket-body.rows.js'
import { socketHead } from './socket-head.rows.js'
import type { SocketRow } from './socket-row.js'
import { converse, serverNames, servers, type ServerName } from './socket.js'
import { tokenParameters } from './token-parameters.rows.js'
import { tokenRequest } from './token-request.rows.js'

/*
 * The rows number what the OAuth, bearer token, JWT and HTTP standards ask of a server. Here are those that concern both
 * token endpoints, the bearer token, keys and HTTP. Rows 2-4, 6, 7, 9 and 46 are part of what `granted` expects of every
 * token response, 89 is part of 78, and 5, 35, 90, 164 and the Date of 166 are checked of every response. Elsewhere:
 *   91-108    access tokens that are JWTs: test/operations/cxone-authentication/jwt.test.ts
 *   128       openid-client and oauth4webapi: test/clients
 *   166 167   injected statuses and broken connections: test/faults
 *   168       425 while a command is being processed: the contract cases, and test/control/settling.test.ts
 * Left out:
 *   10        a million tokens take minutes; the alphabet and 256 bits are checked of each, 64 are compared
 *   22 45 57  the times: two shared cores cannot tell 50 ms from noise
 *   68        the mock has no lockout after failed attempts
 *   70        every row over node:http is plain HTTP on loopback
 *   84        insufficient_scope with a challenge is not the default: the variants of missing-scope are 401 and 403
 *   111       the signing keys are the same everywhere (mock-server/signing/private-keys.ts says why); their kid says mock-
 *   113-123   no revocation by RFC 7009 and no introspection: NICE has neither
 *   146       nothing is decompressed: every content coding is 415
 */
/** Rows about HTTP go over every host. */
const onEveryHost = [...httpMethod, ...httpBody]
/** Rows about tokens and documents go over one host in turn, and over all in `npm run test:full`. */
const inTurn = [
  ...tokenRequest,
  ...tokenParameters,
  ...clientAuthentication,
  ...bearerToken,
  ...cxoneToken,
  ...discovery,
]
const rows: readonly Row[] = [
  ...onEveryHost,
  ...inTurn.map((row, index) => (isFull || row.hosts ? row : { ...row, hosts: hostInTurn(index) })),
]

/** What holds of every reply, whatever the row; that a refusal changes nothing is one of it. */
function holdsAlways(mock: CxoneMock, { status, headers }: Received, before: string): void {
  const names = Object.keys(headers).filter((name) =>
    /^(?:x-powered-by|server|etag|access-control-.*)$/.test(name),
  )
  expect(names).toEqual([])
  const { clock } = mock.defaultSandbox
  if (status !== 431)
    expect(headers['date']).toBe(new Date(Math.floor(clock.now() / 1000) * 1000).toUTCString())
  if (status >= 400) expect(JSON.stringify(mock.defaultSandbox.snapshot())).toBe(before)
  expect(Object.keys(Object.prototype)).toEqual([])
}

function check({ status, headers = {}, body }: Expected, reply: Received): void {
  expect(reply.status).toEqual(status)
  for (const [name, wanted] of Object.entries(headers)) {
    if (wanted instanceof RegExp) expect(reply.headers[name], name).toMatch(wanted)
    else expect(reply.headers[name] ?? null, name).toBe(wanted)
  }
  if (body === undefined || reply.body === body) return
  expect(body === '' ? reply.body : (JSON.parse(reply.body) as unknown)).toEqual(body)
}

/** The request with the token in it: as a header unless it has one, and wherever it says `{token}`. */
function withToken(request: Sent, value: string | undefined): Sent {
  if (value === undefined) return request
  const { target, headers = {}, body } = request
  const fill = (text: string) => text.replaceAll('{token}', value)
  const filled = Object.fromEntries(Object.entries(headers).map(([name, text]) => [name, fill(text)]))
  return {
    ...request,
    target: fill(target),
    headers: { authorization: `Bearer ${value}`, ...filled },
    ...(typeof body === 'string' ? { body: fill(body) } : {}),
  }
}

async function tokenFor(send: Send, client: string | undefined): Promise<string | undefined> {
  if (client === undefined) return undefined
  if (client.includes('@')) return tokenOf(send, client)
  const reply = await send(
    token('grant_type=client_credentials', { authorization: basic(client, `${client}-secret`) }),
  )
  return (JSON.parse(reply.body) as { access_token: string }).access_token
}

async function run(host: HostName, row: Row): Promise<void> {
  await using behind = await mockBehind(host, {
    scenario,
    ...(row.assume ? { assumptions: row.assume } : {}),
  })
  const { mock, send } = behind
  const value = await tokenFor(send, row.as)
  for (const step of row.before ?? []) {
    if (typeof step === 'function') await step(mock)
    else expect((await send(withToken(step, value))).status).toBeLessThan(300)
  }
  const replies: Received[] = []
  for (const request of row.requests) {
    const before = JSON.stringify(mock.defaultSandbox.snapshot())
    const reply = await send(withToken(request, value))
    check(row.expect, reply)
    holdsAlways(mock, reply, before)
    if (value !== undefined) expect(reply.body).not.toContain(value)
    replies.push(reply)
  }
  row.look?.(mock, replies)
}

describe.each(hostNames)('over %s', (host) => {
  const here = rows.filter(({ hosts = hostNames }) => hosts.includes(host))
  test.each(here)('row $row: $title', (row) => run(host, row))
})

async function runOverSocket(server: ServerName, { bytes, expect: expected }: SocketRow): Promise<void> {
  await using served = await servers[server](scenario)
  const { mock, port } = served
  const value = /\{token\}/.test(bytes) ? await tokenFor(overSocket(port), 'recorder') : undefined
  const before = JSON.stringify(mock.defaultSandbox.snapshot())
  const replies = await converse(port, withToken({ method: '', target: '', body: bytes }, value).body ?? '')
  expect(replies.map(({ status }) => status)).toEqual(expected.map(({ status }) => status))
  expected.forEach((each, index) => check(each, replies[index] ?? nothing))
  if (replies.some(({ status }) => status >= 400))
    expect(JSON.stringify(mock.defaultSandbox.snapshot())).toBe(before)
  const next = await overSocket(port)(token())
  expect(next.status).toBe(200)
}

const nothing: Received = { status: 0, headers: {}, body: '' }

function overSocket(port: number): Send {
  return async ({ method, target, headers, body }) => {
    const lines = Object.entries({ host: 'localhost', connection: 'close', ...headers })
    const length = `content-length: ${Buffer.byteLength(body ?? '')}\r\n`
    const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')
    const replies = await converse(
      port,
      `${method} ${target} HTTP/1.1\r\n${head}${length}\r\n${String(body ?? '')}`,
    )
    return replies[0] ?? nothing
  }
}

describe.each(serverNames)('over a socket to %s', (server) => {
  const here = [...socketHead, ...socketBody].filter((row) => (row.servers ?? serverNames).includes(server))
  test.each(here)('row $row: $title', (row) => runOverSocket(server, row))
})
