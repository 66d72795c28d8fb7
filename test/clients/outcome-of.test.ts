import { createServer, type RequestListener } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { OAuth2Client } from '@badgateway/oauth2-client'
import axios from 'axios'
import { got } from 'got'
import ky from 'ky'
import nodeFetch from 'node-fetch'
import * as oauth from 'oauth4webapi'
import * as openid from 'openid-client'
import { ClientCredentials } from 'simple-oauth2'
import superagent from 'superagent'
import { request } from 'undici'
import { expect, test } from 'vitest'
import { outcomeOf, type Outcome } from '../../kit/index.js'

/** A request for JSON with a limit of 300 ms, as a client on each library sends it. */
const libraries: Readonly<Record<string, (url: string) => Promise<unknown>>> = {
  async fetch(url) {
    const response = await fetch(url, { method: 'POST', signal: AbortSignal.timeout(300) })
    if (!response.ok) throw Object.assign(new Error('rejected'), { response })
    return response.json()
  },
  async 'node-fetch'(url) {
    const response = await nodeFetch(url, { method: 'POST', signal: AbortSignal.timeout(300) })
    if (!response.ok) throw Object.assign(new Error('rejected'), { response })
    return response.json()
  },
  axios: (url) =>
    axios.post(url, undefined, {
      timeout: 300,
      responseType: 'json',
      transitional: { silentJSONParsing: false },
    }),
  got: (url) => got.post(url, { timeout: { request: 300 }, retry: { limit: 0 } }).json(),
  ky: (url) => ky.post(url, { timeout: 300, retry: 0 }).json(),
  superagent: (url) => superagent.post(url).timeout(300),
  async undici(url) {
    const { statusCode, headers, body } = await request(url, {
      method: 'POST',
      headersTimeout: 300,
      bodyTimeout: 300,
    })
    if (statusCode >= 400) {
      await body.dump()
      throw Object.assign(new Error('rejected'), { response: { statusCode, headers } })
    }
    return body.json()
  },
}

/** What a server does, and the outcome that follows with every library. */
const situations: readonly {
  readonly name: string
  readonly serve: RequestListener
  readonly outcome: Outcome
  /** What a library reports that does not tell this from something else. Null: it never ends. */
  readonly unlike?: Readonly<Record<string, Outcome | null>>
}[] = [
  ...(
    [
      [400, 'invalid_argument'],
      [401, 'unauthorized'],
      [403, 'forbidden'],
      [404, 'not_found'],
      [409, 'conflict'],
      [425, 'locked'],
      [502, 'server_error'],
    ] as const
  ).map(([status, kind]) => ({
    name: `the status ${status}`,
    serve: ((_, response) => void response.writeHead(status).end()) satisfies RequestListener,
    outcome: { outcome: 'fail', kind, httpStatus: status } as const,
  })),
  {
    name: 'a 429 with Retry-After',
    serve: (_, response) => void response.writeHead(429, { 'retry-after': '7' }).end(),
    outcome: { outcome: 'fail', kind: 'rate_limited', httpStatus: 429, retryAfterMs: 7000 },
  },
  {
    name: 'no response',
    serve: () => undefined,
    outcome: { outcome: 'unknown', kind: 'timeout' },
    unlike: { 'node-fetch': { outcome: 'unknown', kind: 'aborted' } },
  },
  {
    name: 'a body that stalls',
    serve: (_, response) =>
      void response.writeHead(200, { 'content-length': '9', 'content-type': 'application/json' }).write('{'),
    outcome: { outcome: 'unknown', kind: 'timeout' },
    unlike: {
      'node-fetch': { outcome: 'unknown', kind: 'aborted' },
      axios: { outcome: 'unknown', kind: 'network' },
      ky: null,
    },
  },
  {
    name: 'a connection that is reset',
    serve: (incoming) => void incoming.socket.resetAndDestroy(),
    outcome: { outcome: 'unknown', kind: 'network' },
  },
  {
    name: 'a body that is cut',
    serve(_, response) {
      response.writeHead(200, { 'content-length': '99', 'content-type': 'application/json' })
      response.write('{"a":', () => response.destroy())
    },
    outcome: { outcome: 'unknown', kind: 'network' },
  },
  {
    name: 'a body that is not JSON',
    serve: (_, response) =>
      void response.writeHead(200, { 'content-type': 'application/json' }).end('<html>'),
    outcome: { outcome: 'fail', kind: 'protocol' },
  },
]

async function serving(serve: RequestListener): Promise<AsyncDisposable & { readonly url: string }> {
  const server = createServer(serve).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

const names = Object.keys(libraries)

const cases = situations.flatMap(({ unlike = {}, outcome, ...each }) =>
  names
    .map((library) => ({ ...each, library, expected: library in unlike ? unlike[library] : outcome }))
    .filter(({ expected }) => expected !== null),
)

test.for(cases)('an error of $library about $name has its outcome', async ({ serve, expected, library }) => {
  await using server = await serving(serve)
  const { message, ...outcome } = await outcomeOf(libraries[library]!(server.url))
  expect(outcome).toEqual(expected)
  expect(message).toEqual(expect.any(String))
})

test.for(names)(
  'an error of %s about a server that is not there is a failure of the network',
  async (library) => {
    const server = await serving(() => undefined)
    await server[Symbol.asyncDispose]()
    expect(await outcomeOf(libraries[library]!(server.url))).toMatchObject({
      outcome: 'fail',
      kind: 'network',
    })
  },
)

test.for(names)(
  'an error of %s about a name that does not exist is a failure of the network',
  async (library) => {
    expect(await outcomeOf(libraries[library]!('http://no-such-host.invalid/'))).toMatchObject({
      outcome: 'fail',
      kind: 'network',
    })
  },
)

/** How each OAuth library requests a token. */
const oauthLibraries: Readonly<Record<string, (url: string) => Promise<unknown>>> = {
  async oauth4webapi(url) {
    const server = { issuer: url, token_endpoint: url }
    const client = { client_id: 'a' }
    const insecure = { [oauth.allowInsecureRequests]: true }
    const secret = oauth.ClientSecretPost('b')
    const response = await oauth.clientCredentialsGrantRequest(server, client, secret, {}, insecure)
    return oauth.processClientCredentialsResponse(server, client, response)
  },
  async 'openid-client'(url) {
    const config = new openid.Configuration({ issuer: url, token_endpoint: url }, 'a', 'b')
    openid.allowInsecureRequests(config)
    return openid.clientCredentialsGrant(config)
  },
  'simple-oauth2': (url) =>
    new ClientCredentials({
      client: { id: 'a', secret: 'b' },
      auth: { tokenHost: url, tokenPath: '/' },
    }).getToken({}),
  '@badgateway/oauth2-client': (url) =>
    new OAuth2Client({
      server: url,
      tokenEndpoint: '/',
      clientId: 'a',
      clientSecret: 'b',
    }).clientCredentials(),
}

const oauthErrors = [
  ['invalid_client', 'unauthorized'],
  ['invalid_scope', 'config'],
  ['unsupported_grant_type', 'config'],
  ['invalid_request', 'invalid_argument'],
] as const

test.for(
  Object.keys(oauthLibraries).flatMap((library) =>
    oauthErrors.map(([error, kind]) => ({ library, error, kind })),
  ),
)('an error of $library about $error is of the kind $kind', async ({ library, error, kind }) => {
  await using server = await serving((_, response) =>
    response.writeHead(400, { 'content-type': 'application/json' }).end(JSON.stringify({ error })),
  )
  expect(await outcomeOf(oauthLibraries[library]!(server.url))).toMatchObject({
    outcome: 'fail',
    kind,
    httpStatus: 400,
  })
})

test('an error that says nothing has no kind', async () => {
  const failed = Promise.reject(new Error('it did not work'))
  expect(await outcomeOf(failed)).toEqual({ outcome: 'fail', message: 'it did not work' })
})

test('an error that states its kind, or is caused by one that does, has that kind', async () => {
  const busy = Object.assign(new Error('busy'), { kind: 'locked' })
  expect(await outcomeOf(Promise.reject(new Error('no start', { cause: busy })))).toEqual({
    outcome: 'fail',
    kind: 'locked',
    message: 'no start',
  })
})

test('an aborted request may have arrived', async () => {
  const abort = new AbortController()
  await using server = await serving(() => abort.abort())
  const fetched = fetch(server.url, { method: 'POST', signal: abort.signal })
  expect(await outcomeOf(fetched)).toMatchObject({ outcome: 'unknown', kind: 'aborted' })
})

test('an operation that ends has its state', async () => {
  expect(await outcomeOf(Promise.resolve(), 'recording')).toEqual({ outcome: 'ok', state: 'recording' })
})
