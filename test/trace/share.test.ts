import { expect, test } from 'vitest'
import { contracts } from '../../contracts/api/index.js'
import { compareTrace } from '../../trace/compare.js'
import { readHarEntry } from '../../trace/read/har-entry.js'
import type { TraceExchange } from '../../trace/model/exchange.js'
import { digestOf } from '../../trace/share/digest.js'
import { sortOf } from '../../trace/share/fields.js'
import { redactedHar } from '../../trace/share/write-har.js'
import { command, exchangesOf, form, harOf, signIn } from './traffic.js'

const story = [
  signIn,
  command('start'),
  { method: 'GET', path: '/api/v2/conversations/conv-123' },
  { method: 'GET', path: '/api/v2/conversations/nowhere' },
  command('stop'),
  command('stop'),
]

/** The exchanges of a shared trace. */
function readBack(text: string): TraceExchange[] {
  const { log } = JSON.parse(text) as { readonly log: { readonly entries: readonly unknown[] } }
  return log.entries.flatMap((each, index) => {
    const entry = readHarEntry(each)
    if ('leftOut' in entry) throw new Error(entry.leftOut)
    return [{ ...entry.exchange, number: index + 1, file: 'b.har', at: entry.at ?? 0 }]
  })
}

test('a shared trace has no secret and no personal data', async () => {
  const exchanges = exchangesOf(await harOf({}, story))
  const token = /Bearer (\S+)/.exec(exchanges[1]?.headers['authorization'] ?? '')?.[1] ?? ''
  const { text, replaced } = redactedHar(exchanges)
  expect(token).not.toBe('')
  const canaries = [token, 'recorder-secret', btoa('recorder:recorder-secret'), 'Alex Rivera', 'Sam Okafor']
  const more = ['+15555550123', 'sam.okafor', '4711', 'conv-123', 'rec-123', 'nowhere', 'tenant.example/s']
  for (const canary of [...canaries, ...more]) {
    expect(exchanges.length).toBe(6)
    expect(text.includes(canary), canary).toBe(false)
  }
  expect(replaced.secret).toBe(2)
})

test('what was equal stays equal, so a shared trace is compared like the original', async () => {
  const assumptions = { 'state-conflict-status': '422' } as const
  const exchanges = exchangesOf(await harOf({ assumptions }, story))
  const shared = readBack(redactedHar(exchanges).text)
  const verdictsOf = async (trace: readonly TraceExchange[]) =>
    (await compareTrace({ exchanges: trace })).exchanges.map(({ verdict }) => verdict)
  expect(await verdictsOf(exchanges)).toEqual(['agrees', 'agrees', 'agrees', 'agrees', 'agrees', 'differs'])
  expect(await verdictsOf(shared)).toEqual(['agrees', 'agrees', 'agrees', 'agrees', 'agrees', 'differs'])
})

test('redacting twice changes nothing, and leaves every digest as it is', async () => {
  const exchanges = exchangesOf(await harOf({}, story))
  const once = redactedHar(exchanges).text
  const shared = readBack(once)
  expect(redactedHar(shared).text).toBe(once)
  expect(shared.map((each) => digestOf(each))).toEqual(exchanges.map((each) => digestOf(each)))
  expect(new Set(shared.map((each) => digestOf(each))).size).toBe(shared.length)
})

test('another status, time or body gives another digest', async () => {
  const [exchange] = exchangesOf(await harOf({}, story))
  if (!exchange?.response) throw new Error('the trace is empty')
  const { response } = exchange
  const others = [
    { ...exchange, response: { ...response, status: 201 } },
    { ...exchange, at: exchange.at + 1 },
    { ...exchange, body: 'grant_type=password' },
    { ...exchange, response: { ...response, body: '{"expires_in":1}' } },
  ]
  expect(new Set([exchange, ...others].map((each) => digestOf(each))).size).toBe(5)
})

test('a body that cannot be parsed is left out', () => {
  const exchange: TraceExchange = {
    number: 1,
    file: 'a.har',
    at: 0,
    took: 0,
    method: 'POST',
    origin: 'https://t.example',
    target: '/oauth/token',
    headers: { 'content-type': form, 'x-customer': 'Jo Lindqvist' },
    body: '<user>Jo Lindqvist</user>',
    response: { status: 200, headers: { 'x-trace': 'Jo Lindqvist' }, body: 'Hello, Jo Lindqvist' },
  }
  const { text, bodiesLeftOut } = redactedHar([exchange])
  expect(text).not.toContain('Lindqvist')
  expect(text).toContain(
    'Left out: the body of the request, because it cannot be redacted; the body of the response, because it cannot be redacted.',
  )
  expect(bodiesLeftOut).toBe(1)
})

/** The fields and parameters for which a contract lists the values. */
function enumerated(value: unknown, name: string, fields = new Set<string>()): Set<string> {
  if (typeof value !== 'object' || value === null) return fields
  const { enum: values, const: only, name: parameter, schema } = value as Readonly<Record<string, unknown>>
  const texts = [...(Array.isArray(values) ? (values as unknown[]) : []), only]
  if (texts.some((each) => typeof each === 'string')) fields.add(name)
  const isPart = /^(?:\d+|properties|items|anyOf|oneOf|allOf)$/
  for (const [key, each] of Object.entries(value)) {
    const isSchema = key === 'schema' && schema !== undefined && typeof parameter === 'string'
    enumerated(each, isSchema ? parameter : isPart.test(key) ? name : key, fields)
  }
  return fields
}

test('every value that a contract lists stays in a shared trace', () => {
  const fields = [...enumerated(contracts, '')]
  expect(fields).toContain('recordingStatusToAgent')
  expect(fields.filter((field) => field !== 'schema' && sortOf(field, 'response') !== undefined)).toEqual([])
})

test('a word of the API stays, although another field has it as a name', () => {
  const exchange: TraceExchange = {
    number: 1,
    file: 'a.har',
    at: 0,
    took: 0,
    method: 'POST',
    origin: 'https://t.example',
    target: '/auth/token',
    headers: { 'content-type': form },
    body: 'grant_type=password&username=Jo&nickname=password',
    response: undefined,
  }
  expect(redactedHar([exchange]).text).toContain('grant_type=password&username=redacted-text-1')
})
