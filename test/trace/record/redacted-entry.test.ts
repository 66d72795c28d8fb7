import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { isMadeUp } from '../../../trace/share/fields.js'
import { Pseudonyms } from '../../../trace/share/pseudonyms.js'
import { responseHeaders } from '../../../trace/share/redact.js'
import { compared } from '../../../trace/replay/compare-headers.js'
import { digestOf } from '../../../trace/share/digest.js'
import { readHarEntry } from '../../../trace/read/har-entry.js'
import { LiveRedaction } from '../../../trace/record/redacted-entry.js'
import { recording, server, traceOf } from './recorded.js'

/** Values that must never be in a file. Each is found by its own rule. */
const canaries = {
  password: 'Passw0rd!canary',
  pin: '48213',
  clientSecret: 'canary-client-secret/1',
  accessToken: 'canaryAccessToken0123456789',
  refreshToken: 'canaryRefreshToken0123456789',
  jwt: 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJjYW5hcnkifQ.c2lnbmF0dXJlY2FuYXJ5',
  cookie: 'canaryCookie0123456789',
  apiKey: 'canaryApiKey-000-111',
  state: 'canaryState0123456789abcdef',
  name: 'Jo Canary Lindqvist',
  email: 'jo.canary@customer.example',
  phone: '+46 70 123 45 67',
  customer: 'C-7781-canary',
  conversation: 'canary-conversation-1',
  host: 'acme-canary.example',
}
const { password, pin, clientSecret, accessToken, refreshToken, jwt, cookie, apiKey } = canaries
const { state, name, email, phone, customer, conversation, host } = canaries

/** Spellings in which a value may survive. */
function spellings(value: string): string[] {
  const bytes = Buffer.from(value)
  return [
    value,
    encodeURIComponent(value),
    new URLSearchParams({ x: value }).toString().slice(2),
    JSON.stringify(value).slice(1, -1),
    bytes.toString('hex'),
    bytes.toString('base64url').slice(0, -2),
    // Within other bytes, base64 has three other forms, of which the middle is the same.
    ...['', 'a', 'aa'].map((before) => Buffer.from(`${before}${value}`).toString('base64').slice(4, -6)),
  ].filter((text) => text.length >= 5)
}

test('no secret and no personal data of real traffic is in the file, in any spelling', async () => {
  await using target = await server((request, response) => {
    request.resume()
    const headers = {
      'content-type': 'application/json',
      'set-cookie': `session=${cookie}`,
      'x-customer': name,
      'www-authenticate': `Bearer error_description="token ${accessToken} of ${email}"`,
      'inin-correlation-id': conversation,
      location: `https://${host}/api/v2/users/${conversation}?token=${accessToken}#${refreshToken}`,
    }
    const body = JSON.stringify({
      access_token: accessToken,
      refresh_token: refreshToken,
      id_token: jwt,
      token_type: 'Bearer',
      state,
      status: 'connected',
      pin: Number(pin),
      apiKey,
      message: `Call "${name}" of ${customer} (${phone}) with ${jwt} failed`,
      [email]: { [conversation]: name },
      entities: [{ id: conversation, participants: [{ name, address: phone, attributes: { customer } }] }],
      selfUri: `https://${host}/api/v2/conversations/${conversation}?email=${email}`,
    })
    const zip = gzipSync(body)
    response.writeHead(200, { ...headers, 'content-encoding': 'gzip', 'content-length': zip.length }).end(zip)
  })
  await using recorder = await recording([target.url])
  const send = (path: string, init: RequestInit) =>
    fetch(recorder.url + path, { redirect: 'manual', ...init })
  const form = new URLSearchParams({
    grant_type: 'password',
    username: email,
    password,
    client_secret: clientSecret,
    pin,
    state,
  })
  await send('/oauth/token', {
    method: 'POST',
    body: form,
    headers: { authorization: `Basic ${btoa(`${customer}:${clientSecret}`)}` },
  })
  await send(
    `/api/v2/conversations/${conversation}?code=${accessToken}&name=${encodeURIComponent(name)}&${email}`,
    {
      headers: { authorization: `Bearer ${accessToken}`, cookie: `session=${cookie}`, 'x-customer': name },
    },
  )
  await send('/api/v2/recording/recordingcontrols/start', {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${jwt}` },
    body: JSON.stringify({
      recordingId: conversation,
      action: 'start',
      password: 12345,
      note: btoa(`${name} ${clientSecret}`),
    }),
  })
  await send('/api/v2/uploads', { method: 'POST', body: gzipSync(`${name} ${password}`) })
  await send('/api/v2/uploads', { method: 'POST', body: `<user name="${name}" password="${password}"/>` })
  const text = await recorder.end()
  expect((await traceOf(recorder.file)).exchanges).toHaveLength(5)
  for (const [kind, value] of Object.entries(canaries))
    for (const spelling of spellings(value))
      expect(text.includes(spelling), `${kind} as ${spelling}`).toBe(false)
  expect(text).not.toContain('12345,')
  // What the API itself defines stays, so that the trace can be compared.
  for (const kept of [
    '"action\\":\\"start',
    'Bearer redacted-secret-',
    'grant_type=password',
    '\\"status\\":\\"connected',
  ])
    expect(text).toContain(kept)
})

test('an exchange with a secret in an unexpected place is not written', () => {
  const exchange = {
    ...plainExchange,
    headers: {
      authorization: `Bearer ${accessToken}`,
      'content-type': `text/plain; note=${btoa(`aa ${accessToken} bb`)}`,
    },
  }
  expect(new LiveRedaction().entryOf(exchange, undefined, [])).toEqual({ leftOut: 'a secret was left in it' })
  const clean = { ...exchange, headers: { authorization: `Bearer ${accessToken}` } }
  expect(new LiveRedaction().entryOf(clean, undefined, [])).toHaveProperty('entry')
  // A cookie that a header of the response repeats.
  const cached = {
    ...plainExchange,
    response: { status: 200, headers: { 'cache-control': `private=${cookie}` }, body: '' },
  }
  expect(new LiveRedaction().entryOf(cached, undefined, [cookie])).toEqual({
    leftOut: 'a secret was left in it',
  })
})

const plainExchange = {
  number: 1,
  file: '',
  at: Date.UTC(2026, 0, 15),
  took: 5,
  method: 'GET',
  origin: 'https://api.example',
  target: '/api/v2/conversations',
  headers: {},
  body: '',
  response: { status: 200, headers: {}, body: '' },
}

test('equal values stay equal in one recording, and other recordings replace them by others', () => {
  const key = Buffer.alloc(32, 7)
  const idsOf = (redaction: LiveRedaction, id: string) => {
    const found = redaction.entryOf(
      { ...plainExchange, target: `/api/v2/conversations/${id}` },
      undefined,
      [],
    )
    return 'entry' in found ? found.target.split('/').at(-1) : undefined
  }
  const redaction = new LiveRedaction(key)
  const first = idsOf(redaction, 'conv-1')
  expect(first).toMatch(/^redacted-id-\d+$/)
  // More values than are remembered.
  for (let index = 0; index < 6000; index += 1) idsOf(redaction, `other-${index}`)
  expect(idsOf(redaction, 'conv-1')).toBe(first)
  expect(idsOf(redaction, 'conv-2')).not.toBe(first)
  expect(idsOf(new LiveRedaction(), 'conv-1')).not.toBe(first)
})

test('a recorded exchange has the digest of the original', () => {
  const response = {
    status: 200,
    headers: { 'inin-correlation-id': 'c-1' },
    body: '{"id":"conv-1","participants":[{"name":"Jo"}],"message":"No call 77-1."}',
  }
  const exchange = { ...plainExchange, target: '/api/v2/conversations/conv-1', response }
  const found = new LiveRedaction().entryOf(exchange, undefined, [])
  const entry = readHarEntry('entry' in found ? found.entry : undefined)
  if ('leftOut' in entry) throw new Error(entry.leftOut)
  expect(digestOf({ ...entry.exchange, number: 1, file: '', at: entry.at ?? 0 })).toBe(digestOf(exchange))
})

test('every header that is compared is kept', () => {
  expect(Object.keys(compared).filter((header) => !responseHeaders.has(header))).toEqual([])
})

test.each([
  ['No call 77-1 of "Jo" for user sam.okafor2', 'No call redacted of "redacted" for user redacted'],
  ['recordingId is required, see "conversationId"', 'recordingId is required, see "conversationId"'],
  ['Expected 3 to 25 items in v2, got 400.', 'Expected 3 to 25 items in v2, got 400.'],
])('a text for people keeps what the API defines: %s', (text, expected) => {
  const names = new Pseudonyms()
  expect(names.inProse(text)).toBe(expected)
  expect(names.inProse(expected)).toBe(expected)
})

test.each([
  ['canaryState0123456789abcdef', true],
  ['connected', false],
  ['recording:control', false],
  ['CUSTOMER_EXPERIENCE', false],
  ['urn:ietf:params:oauth:grant-type:jwt-bearer', false],
  ['2026-01-15T10:00:00.000Z', false],
])('%s is made up: %s', (value, expected) => expect(isMadeUp(value)).toBe(expected))
