import { expect, test } from 'vitest'
import { hostNames } from '../hosts.js'
import { messageOf, post, recorder, start } from './ask.js'

const malformed = [
  '{',
  '}',
  '{"recordingId":"rec-123"',
  '{"recordingId":"rec-123",}',
  "{'recordingId':'rec-123'}",
  '{"recordingId":"rec-123"}}',
  '{"recordingId":"rec\n123"}',
  '{"recordingId":"\\x"}',
  '{"recordingId":"\\u12"}',
  '{"recordingId":01}',
  '{"recordingId":undefined}',
  'recordingId=rec-123',
  '<recordingId>rec-123</recordingId>',
  '\0',
  '{"recordingId":"rec\u0000123"}',
  '\u2028{}',
]

test.each(malformed)('%j is 400 and starts nothing', async (text) => {
  await using asked = await recorder()
  const reply = await asked.ask(post(start, text))
  expect([reply.status, messageOf(reply)]).toEqual([400, 'The request body is not valid JSON'])
})

const notAnId = ['null', '0', 'true', '[]', '["rec-123"]', '{}', '{"toString":1}', '""']

test.each(notAnId)('a recordingId of %s is 400 and names the field', async (value) => {
  await using asked = await recorder()
  const reply = await asked.ask(post(start, `{"recordingId":${value}}`))
  expect(reply.status).toBe(400)
  expect(messageOf(reply)).toMatch(/^The request body is not valid: recordingId must /)
})

const notAnAction = [
  'null',
  '0',
  '{"toString":1}',
  '[]',
  '["start"]',
  '"START"',
  '"start "',
  '""',
  '"__proto__"',
  '"\\u0000"',
]

test.each(notAnAction)('an action of %s is 400 and starts nothing', async (value) => {
  await using asked = await recorder()
  expect((await asked.ask(post(start, `{"recordingId":"rec-123","action":${value}}`))).status).toBe(400)
})

test.each([
  'rec\\u0000',
  '\\ud800',
  '\\udc00\\ud800',
  '\\u202e',
  '\\r\\nX-Injected: 1',
  "' OR 1=1--",
  '${7*7}',
])('the recordingId %s is of no recording: 404', async (id) => {
  await using asked = await recorder()
  const reply = await asked.ask(post(start, `{"recordingId":"${id}"}`))
  const name = JSON.parse(`"${id}"`) as string
  expect([reply.status, messageOf(reply)]).toEqual([404, `No recording has the id ${name}.`])
})

test.each(hostNames)('10,000 levels of JSON are 400 over %s', async (host) => {
  await using asked = await recorder(host)
  for (const text of [
    '['.repeat(10_000) + ']'.repeat(10_000),
    '{"a":'.repeat(10_000) + '1' + '}'.repeat(10_000),
  ]) {
    const reply = await asked.ask(post(start, text))
    expect([reply.status, messageOf(reply)]).toEqual([400, 'The request body nests deeper than 64 levels'])
  }
})

test('brackets inside strings are no nesting', async () => {
  await using asked = await recorder()
  const reply = await asked.ask(
    post(start, JSON.stringify({ recordingId: 'rec-123', x: '["\\'.repeat(1000) })),
  )
  expect(reply.status).toBe(200)
})

test('of a field that is given twice the last one counts, as in JSON.parse', async () => {
  await using asked = await recorder()
  const reply = await asked.ask(post(start, '{"recordingId":"rec-123","recordingId":"rec-0"}'))
  expect([reply.status, messageOf(reply)]).toEqual([404, 'No recording has the id rec-0.'])
})

test('unknown fields are accepted, and noted in the explanation', async () => {
  await using asked = await recorder()
  const body =
    '{"recordingId":"rec-123","conferenceId":"conf-123","__proto__":{"action":"stop"},"constructor":1}'
  expect((await asked.ask(post(start, body))).status).toBe(200)
  const { requests } = asked.mock.defaultSandbox
  expect(requests.explain(requests.last()?.id).notes).toEqual([
    'The unknown field "conferenceId" was accepted and ignored.',
    'The unknown field "__proto__" was accepted and ignored.',
    'The unknown field "constructor" was accepted and ignored.',
  ])
})

test('a field that is not one of its own is no field', async () => {
  await using asked = await recorder()
  for (const text of [
    '{"__proto__":{"recordingId":"rec-123"}}',
    '{"constructor":{"prototype":{"recordingId":"rec-123"}}}',
  ]) {
    const reply = await asked.ask(post(start, text))
    expect([reply.status, messageOf(reply)]).toEqual([
      400,
      'The request body is not valid: recordingId is required',
    ])
  }
})
