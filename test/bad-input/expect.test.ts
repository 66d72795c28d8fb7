import { once } from 'node:events'
import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { mockBehind, tokenOf } from '../hosts.js'

const start = '/api/v2/recording/recordingcontrols/start'

/** The status lines that come before any byte of the body is sent; after a 100 the body follows. */
async function statusLines(url: string, target: string, headers: readonly string[], body: string) {
  const socket = connect(Number(new URL(url).port), '127.0.0.1')
  const length = `Content-Length: ${body.length}`
  const head = [`POST ${target} HTTP/1.1`, 'Host: localhost', 'Expect: 100-continue', length, ...headers]
  socket.write(`${[...head, 'Connection: close'].join('\r\n')}\r\n\r\n`)
  let text = ''
  socket.on('data', (chunk: Buffer) => {
    if (text === '' && chunk.toString().startsWith('HTTP/1.1 100 ')) socket.write(body)
    text += chunk.toString()
  })
  await once(socket, 'close')
  return text.match(/^HTTP\/1\.1 \d{3}/gm)
}

test('who asks before sending a body is refused for the token at once, and goes on with a good one', async () => {
  await using server = await mockBehind('node:http')
  const { url, defaultSandbox } = server.mock
  const type = 'Content-Type: application/json'
  const body = '{"recordingId":"rec-123"}'
  const bearer = (token: string) => [`Authorization: Bearer ${token}`, type]
  const studio = await tokenOf(server.send, 'studio-basic')
  const recorder = await tokenOf(server.send, 'recorder')
  defaultSandbox.requests.clear()
  expect(await statusLines(url, start, [type], body)).toEqual(['HTTP/1.1 401'])
  expect(await statusLines(url, start, bearer('default.x'), body)).toEqual(['HTTP/1.1 401'])
  expect(await statusLines(url, start, bearer(studio), body)).toEqual(['HTTP/1.1 401'])
  expect(await statusLines(url, `${start}x`, bearer(recorder), body)).toEqual(['HTTP/1.1 501'])
  expect(await statusLines(url, start, [...bearer(recorder), type], body)).toEqual(['HTTP/1.1 400'])
  expect(await statusLines(url, start, bearer(recorder), body)).toEqual(['HTTP/1.1 100', 'HTTP/1.1 200'])
  const form = 'grant_type=client_credentials&client_id=recorder&client_secret=recorder-secret'
  const formType = 'Content-Type: application/x-www-form-urlencoded'
  expect(await statusLines(url, '/oauth/token', [formType], form)).toEqual(['HTTP/1.1 100', 'HTTP/1.1 200'])
  expect(await statusLines(url, '/__admin/reset', [type], '{}')).toEqual(['HTTP/1.1 100', 'HTTP/1.1 204'])
  expect(defaultSandbox.requests.count()).toBe(0)
})

test('a refusal before the body is one request of the journal', async () => {
  await using server = await mockBehind('node:http')
  await statusLines(server.mock.url, start, [], 'x')
  expect(server.mock.defaultSandbox.requests.list().map(({ status, rule }) => [status, rule])).toEqual([
    [401, 'token-present'],
  ])
})
