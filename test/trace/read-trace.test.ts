import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareTrace } from '../../trace/compare.js'
import { isApiRequest } from '../../trace/read/is-api-request.js'
import { readTraces } from '../../trace/read/read-trace.js'
import { tries } from '../sampled.js'
import { command, harOf, signIn } from './traffic.js'

async function read(content: unknown) {
  const file = join(await mkdtemp(join(tmpdir(), 'cxone-mock-test-')), 'a.har')
  await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content))
  return readTraces([file], { isWanted: isApiRequest })
}

const entry = (more: object = {}, response: object = {}) => ({
  startedDateTime: '2026-01-15T11:00:00.250+01:00',
  request: { method: 'GET', url: 'https://api.tenant.example/api/v2/conversations?pageSize=5' },
  response: { status: 200, ...response },
  ...more,
})
const har = (...entries: unknown[]) => ({ log: { version: '1.2', entries } })

async function bodyOf(content: object, headers: object[] = []) {
  const { exchanges } = await read(har(entry({}, { content, headers })))
  const { body, bodyMissing } = exchanges[0]?.response ?? {}
  return { body, bodyMissing }
}

test('an entry without optional fields is read, with its time in UTC', async () => {
  const { exchanges, sources } = await read(har(entry()))
  expect(exchanges).toMatchObject([
    {
      number: 1,
      at: Date.UTC(2026, 0, 15, 10, 0, 0, 250),
      took: 0,
      method: 'GET',
      origin: 'https://api.tenant.example',
      target: '/api/v2/conversations?pageSize=5',
      headers: {},
      body: '',
      response: { status: 200, headers: {}, body: '' },
    },
  ])
  expect(sources).toMatchObject([{ format: 'har', requests: 1, creator: undefined }])
})

test.each<readonly [string, object, object[]]>([
  ['base64, as Charles writes it', { encoding: 'base64', text: btoa('{"a":1}') }, []],
  [
    'base64 of gzip, as a proxy writes what is on the wire',
    { encoding: 'base64', text: gzipSync('{"a":1}').toString('base64') },
    [{ name: 'Content-Encoding', value: 'gzip' }],
  ],
  [
    'base64 of brotli',
    { encoding: 'base64', text: brotliCompressSync('{"a":1}').toString('base64') },
    [{ name: 'content-encoding', value: 'br' }],
  ],
  [
    'decoded text with the header of the wire, as browsers write it',
    { text: '{"a":1}' },
    [{ name: 'content-encoding', value: 'gzip' }],
  ],
])('a body is read from %s', async (_, content, headers) => {
  expect(await bodyOf(content, headers)).toEqual({ body: '{"a":1}', bodyMissing: undefined })
})

test.each<readonly [string, object, string]>([
  ['that the browser has dropped', { size: 12 }, 'the recorder left it out'],
  ['whose base64 is damaged', { encoding: 'base64', text: '<html>' }, 'its base64 is damaged'],
  ['that is too long', { text: 'x'.repeat(1_000_001) }, 'it is too long'],
])('a body %s is missing', async (_, content, reason) => {
  expect(await bodyOf(content)).toEqual({ body: undefined, bodyMissing: reason })
})

test('pseudo headers are left out, names are in lower case, and repeated headers are joined', async () => {
  const headers = [
    { name: ':method', value: 'GET' },
    { name: 'Accept', value: 'a' },
    { name: 'accept', value: 'b' },
    { name: 'bad name', value: 'c' },
  ]
  const { request } = entry()
  const { exchanges } = await read(har(entry({ request: { ...request, headers } })))
  expect(exchanges[0]?.headers).toEqual({ accept: 'a, b' })
})

test('a form is read from its parameters if there is no text', async () => {
  const params = [
    { name: 'grant_type', value: 'password' },
    { name: 'username', value: 'a b' },
  ]
  const request = { method: 'POST', url: 'https://t.example/auth/token', postData: { params } }
  const { exchanges } = await read(har(entry({ request })))
  expect(exchanges[0]?.body).toBe('grant_type=password&username=a+b')
})

test.each([
  ['an empty text although there is a length, as Playwright writes it', { postData: { text: '' } }, '78'],
  ['no data although there is a type', { bodySize: -1 }, undefined],
])('the body of a request is missing: %s', async (_, more, length) => {
  const headers = [
    { name: 'content-type', value: 'application/json' },
    ...(length === undefined ? [] : [{ name: 'content-length', value: length }]),
  ]
  const request = { method: 'POST', url: 'https://t.example/oauth/token', headers, ...more }
  const trace = await read(har(entry({ request })))
  expect(trace.exchanges[0]?.body).toBeUndefined()
  const { exchanges } = await compareTrace(trace)
  expect(exchanges[0]).toMatchObject({
    verdict: 'unknown',
    reason: 'The trace does not contain the body of the request.',
  })
})

test('entries are sorted by time, and those of other hosts, caches and damaged ones are counted', async () => {
  const page = { request: { method: 'GET', url: 'https://www.example/index.html' } }
  const { exchanges, sources } = await read(
    har(
      entry({ startedDateTime: '2026-01-15T10:00:02Z' }),
      entry({ startedDateTime: '2026-01-15T10:00:01Z' }),
      entry(page),
      entry({ _fromCache: 'disk' }),
      null,
    ),
  )
  expect(exchanges.map(({ number }) => number)).toEqual([2, 1])
  expect(Object.fromEntries(sources[0]?.leftOut ?? [])).toEqual({
    'not a request of the API': 1,
    'answered from a cache': 1,
    'the entry is damaged': 1,
  })
})

test('saved examples of a Postman collection are read, folders and variables included', async () => {
  const { exchanges, sources } = await read({
    info: { name: 'CXone', schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json' },
    variable: [{ key: 'id', value: 'rec-1' }],
    item: [
      {
        name: 'folder',
        item: [
          {
            name: 'start',
            request: {},
            response: [
              {
                originalRequest: {
                  method: 'POST',
                  auth: { type: 'bearer', bearer: [{ key: 'token', value: 't-1' }] },
                  header: [{ key: 'Content-Type', value: 'application/json' }],
                  url: { raw: '{{baseUrl}}/api/v2/recording/recordingcontrols/start' },
                  body: { mode: 'raw', raw: '{"recordingId":"{{id}}"}' },
                },
                code: 409,
                header: [{ key: 'Content-Type', value: 'application/json' }],
                body: '{"code":"conflict"}',
              },
            ],
          },
        ],
      },
    ],
  })
  expect(sources[0]).toMatchObject({ format: 'postman-collection', creator: 'CXone', requests: 1 })
  expect(exchanges).toMatchObject([
    {
      method: 'POST',
      target: '/api/v2/recording/recordingcontrols/start',
      headers: { authorization: 'Bearer t-1', 'content-type': 'application/json' },
      body: '{"recordingId":"rec-1"}',
      response: { status: 409, body: '{"code":"conflict"}' },
    },
  ])
})

test('the JSON report of newman is read, with bodies as bytes and URLs as parts', async () => {
  const { exchanges } = await read({
    run: {
      executions: [
        {
          request: {
            method: 'POST',
            url: { protocol: 'https', host: ['t', 'example'], path: ['oauth', 'token'], query: [] },
            body: { mode: 'urlencoded', urlencoded: [{ key: 'grant_type', value: 'client_credentials' }] },
          },
          response: { code: 200, header: [], stream: { type: 'Buffer', data: [...Buffer.from('{"a":1}')] } },
        },
      ],
    },
  })
  expect(exchanges).toMatchObject([
    {
      origin: 'https://t.example',
      target: '/oauth/token',
      body: 'grant_type=client_credentials',
      response: { body: '{"a":1}' },
    },
  ])
})

test('an exchange without a time has that of its response, and says nothing about how long commands take', async () => {
  const headers = [{ name: 'Date', value: 'Thu, 15 Jan 2026 10:00:00 GMT' }]
  const trace = await read(har(entry({ startedDateTime: undefined }, { headers })))
  expect(trace.exchanges[0]).toMatchObject({ at: Date.UTC(2026, 0, 15, 10), isUntimed: true })
  const { fit } = await compareTrace(trace, { fit: true })
  expect(fit?.decisions.map(({ dimension }) => dimension.name)).not.toContain('commands-in-work')
})

test.each([
  ['{"log":', 'is not JSON: it ends too early'],
  ['{"log":{"entries":[}}', 'is not JSON: '],
  ['', 'is not JSON: it ends too early'],
  ['[]', 'is not a trace. Use a HAR file, a Postman collection, or a JSON report of newman.'],
  ['{"a":1}', 'is not a trace. '],
])('%j is rejected by name', async (text, message) => {
  await expect(read(text)).rejects.toThrow(message)
})

test('a byte order mark before a HAR file is skipped', async () => {
  expect((await read(`\uFEFF${JSON.stringify(har(entry()))}`)).exchanges).toHaveLength(1)
})

const anything = fc.anything({ maxDepth: 3, withNullPrototype: false })
const strange = fc.record(
  {
    startedDateTime: fc.oneof(
      fc.string(),
      fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
      anything,
    ),
    time: anything,
    request: fc.oneof(
      anything,
      fc.record({
        method: fc.oneof(fc.constantFrom('GET', 'POST', 'PATCH'), fc.string()),
        url: fc.oneof(
          fc.webUrl(),
          fc
            .tuple(
              fc.constantFrom(
                '/oauth/token',
                '/api/v2/recording/recordingcontrols/start',
                '/api/v2/conversations/',
                '/inContactAPI/services/v30.0/',
              ),
              fc.string(),
            )
            .map(([path, rest]) => `https://t.example${path}${rest}`),
        ),
        headers: fc.array(
          fc.record({ name: fc.constantFrom('authorization', 'content-type'), value: fc.string() }),
        ),
        postData: fc.record({ text: fc.oneof(fc.json(), fc.string()) }),
      }),
    ),
    response: fc.oneof(
      anything,
      fc.record({
        status: fc.integer({ min: 0, max: 700 }),
        headers: anything,
        content: fc.record({
          text: fc.oneof(fc.json(), fc.string()),
          encoding: fc.constantFrom('base64', 'utf8'),
        }),
      }),
    ),
  },
  { requiredKeys: [] },
)

test('a trace of strange entries is compared without an error', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(strange, { maxLength: 4 }), async (entries) => {
      const text = JSON.stringify(har(...entries), (_, value: unknown) =>
        typeof value === 'bigint' ? String(value) : value,
      )
      const trace = await read(text)
      const { exchanges } = await compareTrace(trace)
      expect(exchanges).toHaveLength(trace.exchanges.length)
    }),
    tries(200),
  )
})

test('a damaged file is read, or rejected in one line', async () => {
  const text = JSON.stringify(await harOf({}, [signIn, command('start')]))
  await fc.assert(
    fc.asyncProperty(fc.nat(text.length), fc.string({ maxLength: 3 }), fc.nat(20), async (at, put, cut) => {
      const trace = await read(text.slice(0, at) + put + text.slice(at + cut)).catch((error: Error) => error)
      if (trace instanceof Error) expect(trace.message).not.toContain('\n')
      else await compareTrace(trace)
    }),
    tries(200),
  )
})
