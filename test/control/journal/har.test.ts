import { Ajv } from 'ajv'
import draft06 from 'ajv/dist/refs/json-schema-draft-06.json' with { type: 'json' }
// @ts-expect-error: the package has no types
import harSchema from 'har-schema'
import { expect, test } from 'vitest'
import { createCxoneMock } from '../../../mock-server/index.js'
import { caseInstant, hosts, mockBehind, tokenOf } from '../../hosts.js'

// RFC 3986 2: what a URI is made of.
const uri = /^[a-z][a-z0-9+.-]*:(?:[A-Za-z0-9._~:/?#[\]@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*$/i

function validator() {
  const ajv = new Ajv({ strict: false, allErrors: true, formats: { uri, ipv4: true, ipv6: true } })
  ajv.addFormat('date-time', (text: string) => !Number.isNaN(Date.parse(text)))
  ajv.addMetaSchema(draft06)
  const { har, ...others } = harSchema as { readonly har: object } & Readonly<Record<string, object>>
  for (const schema of Object.values(others)) ajv.addSchema(schema)
  return ajv.compile(har)
}

function errorsOf(har: unknown): unknown {
  const validate = validator()
  return validate(har) ? [] : validate.errors
}

test('a request and its reply are an entry with every field of HAR 1.2', async () => {
  await using server = await mockBehind('node:http')
  const token = await tokenOf(server.send, 'recorder')
  await server.send({
    method: 'POST',
    target: '/api/v2/recording/recordingcontrols/start?x=1&x=%20',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: '{"recordingId":"rec-456"}',
  })
  const { requests } = server.mock.defaultSandbox
  const har = requests.har()
  expect(errorsOf(har)).toEqual([])
  expect(har.log).toMatchObject({
    version: '1.2',
    creator: { name: 'cxone-mock', version: '0.1.0' },
    pages: [],
  })
  const [form, entry] = har.log.entries
  expect(entry).toEqual({
    startedDateTime: caseInstant,
    time: 0,
    request: {
      method: 'POST',
      url: `${server.mock.url}/api/v2/recording/recordingcontrols/start?x=1&x=%20`,
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: expect.arrayContaining([
        { name: 'content-type', value: 'application/json' },
        { name: 'authorization', value: expect.stringMatching(/^Bearer sha256:[\w-]{8}$/) as string },
      ]) as unknown,
      queryString: [
        { name: 'x', value: '1' },
        { name: 'x', value: ' ' },
      ],
      headersSize: -1,
      bodySize: 25,
      postData: { mimeType: 'application/json', text: '{"recordingId":"rec-456"}', params: [] },
    },
    response: {
      status: 409,
      statusText: '',
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: expect.arrayContaining([{ name: 'Content-Type', value: 'application/json' }]) as unknown,
      content: {
        size: expect.any(Number) as number,
        mimeType: 'application/json',
        text: requests.last()?.response?.body,
      },
      redirectURL: '',
      headersSize: -1,
      bodySize: expect.any(Number) as number,
    },
    cache: {},
    timings: { send: 0, wait: 0, receive: 0 },
    comment:
      'Conversation conv-456 is alerting. A recording can be started or stopped only while its call is connected.',
    _cxone: {
      id: requests.last()?.id,
      sandbox: 'default',
      operation: 'startRecording',
      client: 'recorder',
      rule: 'start-while-alerting-idle',
    },
  })
  expect(form?.request.postData?.params).toEqual([{ name: 'grant_type', value: 'client_credentials' }])
})

test('what bad requests hold still makes a valid archive', async () => {
  const mock = await createCxoneMock({ seed: 'har', clock: caseInstant })
  const targets = ['/a b"<>\\^`{|}', '/%zz/%', '/[x]', '*', 'no-slash', '/\ud800ü€😀', '//x//', '/?a=b#c', '']
  for (const target of targets) {
    for (const host of ['localhost', 'bad host', 'x:99999', '[::1]:80', '.', '']) {
      await mock.handle({ method: 'GET', target, headers: ['Host', host], body: new Uint8Array([0xff]) })
    }
  }
  const har = mock.defaultSandbox.requests.har()
  expect(har.log.entries).toHaveLength(targets.length * 6)
  expect(errorsOf(har)).toEqual([])
  expect(har.log.entries.filter(({ request }) => !URL.canParse(request.url))).toEqual([])
})

test('an empty journal is a valid archive', async () => {
  const mock = await createCxoneMock()
  expect(errorsOf(mock.defaultSandbox.requests.har())).toEqual([])
  expect(errorsOf({ log: {} })).not.toEqual([])
})

test('a fault is named, and its delay is the time of the request', async () => {
  const mock = await createCxoneMock({ clock: caseInstant })
  mock.defaultSandbox.faults.use({ status: 503, fixedDelayMilliseconds: 250 })
  const pending = mock.handle({ method: 'GET', target: '/api/v2/conversations', headers: [], body: '' })
  const [entry] = mock.defaultSandbox.requests.har().log.entries
  expect(entry).toMatchObject({
    time: 250,
    timings: { send: 0, wait: 250, receive: 0 },
    response: { status: 503 },
    _cxone: { rule: 'fault', fault: 'fault-1: status 503, 250 ms of delay' },
  })
  mock.defaultSandbox.clock.advance('250ms')
  await pending
})

test('no secret leaves by the archive', async () => {
  const mock = await createCxoneMock()
  const send = await hosts.fetch(mock)
  const token = await tokenOf(send, 'recorder')
  const secret = 'recorder-secret'
  for (const shape of [token, secret, btoa(secret), btoa(`recorder:${secret}`)]) {
    await send({
      method: 'POST',
      target: `/api/v2/conversations/${encodeURIComponent(shape)}?access_token=${encodeURIComponent(shape)}`,
      headers: { authorization: `Bearer ${token}`, 'user-agent': shape, cookie: `a=${shape}` },
      body: JSON.stringify({ client_secret: shape, [shape]: shape }),
    })
  }
  const out = JSON.stringify(mock.defaultSandbox.requests.har())
  expect(out).not.toContain(token)
  expect(out).not.toContain(secret)
  expect(out).not.toContain(btoa(secret).replace(/=+$/, ''))
})

test('the archive is that of JavaScript over HTTP', async () => {
  await using server = await mockBehind('node:http')
  await server.send({ method: 'GET', target: '/api/v2/conversations' })
  const reply = await fetch(`${server.mock.url}/__admin/requests.har`)
  expect(await reply.json()).toEqual(server.mock.defaultSandbox.requests.har())
})
