import { request } from 'node:http'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { createCxoneMock } from '../../mock-server/index.js'

interface Answer {
  readonly status: number
  readonly allow: string | undefined
  readonly length: string | undefined
  readonly body: string
}

/** Sends a path as it is written. */
async function ask(
  method: string,
  path: string,
  headers: Record<string, string> = {},
  body: string | Uint8Array = '',
): Promise<Answer> {
  await using mock = await createCxoneMock({ port: 0 })
  const { port } = new URL(mock.url)
  return await new Promise((resolve, reject) => {
    const sent = request(
      { host: '127.0.0.1', port, method, path: `/__admin${path}`, headers },
      (response) => {
        let text = ''
        response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk))
        response.on('end', () => {
          const { allow, 'content-length': length } = response.headers
          resolve({ status: response.statusCode ?? 0, allow, length, body: text })
        })
      },
    )
    sent.on('error', reject).end(body)
  })
}

const json = { 'content-type': 'application/json' }

test('HEAD has the headers of GET and no body', async () => {
  expect(await ask('HEAD', '/health')).toEqual({ status: 200, allow: undefined, length: '15', body: '' })
})

test.each([
  ['/health', 'GET, HEAD'],
  ['/faults', 'DELETE, GET, HEAD, POST'],
  ['/faults/fault-1', 'DELETE, GET, HEAD'],
  ['/requests/find', 'GET, HEAD, POST'],
  ['/snapshots/before', 'DELETE, GET, HEAD'],
  ['/ui', 'GET, HEAD'],
])('OPTIONS %s lists its methods', async (path, methods) => {
  expect(await ask('OPTIONS', path)).toMatchObject({ status: 200, allow: methods, body: methods })
})

test.each([
  ['GET', '/health/'],
  ['GET', '/HEALTH'],
  ['GET', '//health'],
  ['GET', '/requestsXhar'],
  ['DELETE', '/health'],
  ['OPTIONS', '/nothing'],
])('%s %s answers 404 and names what was asked for', async (method, path) => {
  const { status, body } = await ask(method, path, json)
  expect(status).toBe(404)
  expect(JSON.parse(body)).toMatchObject({ detail: `The control plane has no ${method} /__admin${path}.` })
})

test('a parameter of a path is decoded, and must be decodable', async () => {
  expect(await ask('GET', '/sandboxes/%64efault')).toMatchObject({ status: 200 })
  expect(await ask('GET', '/sandboxes/%zz')).toMatchObject({ status: 400 })
})

const reset = '{"action":"reset"}'

test('a body may be compressed, up to the limit that it has uncompressed', async () => {
  const put = (encoding: string, body: string | Uint8Array) =>
    ask('PUT', '/clock', { ...json, 'content-encoding': encoding }, body)
  expect(await put('gzip', gzipSync(reset))).toMatchObject({ status: 200 })
  expect(await put('gzip', reset)).toMatchObject({ status: 400 })
  expect(await put('gzip', gzipSync(reset.padEnd(10_000_001)))).toMatchObject({ status: 413 })
  expect(await put('zip', reset)).toMatchObject({ status: 415 })
})

test.each([
  ['application/json;charset=UTF-8', 200],
  ['APPLICATION/JSON', 200],
  ['application/json; charset=iso-8859-1', 415],
  ['application/jsonx', 415],
])('a body of the type %s answers %i', async (type, status) => {
  expect(await ask('PUT', '/clock', { 'content-type': type }, reset)).toMatchObject({ status })
})
