import { expect, test } from 'vitest'
import { hostNames, mockBehind, tokenOf, type Send } from '../hosts.js'

async function start(send: Send) {
  const authorization = `Bearer ${await tokenOf(send, 'recorder')}`
  return send({
    method: 'POST',
    target: '/api/v2/recording/recordingcontrols/start',
    headers: { authorization, 'content-type': 'application/json' },
    body: '{"recordingId":"rec-123"}',
  })
}

test.each(hostNames)('over %s a fault fills a body up, and the journal keeps it short', async (host) => {
  await using behind = await mockBehind(host)
  const { faults, requests } = behind.mock.defaultSandbox
  faults.use({ on: 'startRecording', status: 502, body: '<html>', bodyBytes: 2_000_000 })
  const { status, headers, body } = await start(behind.send)
  expect([status, body.length, body.trimEnd()]).toEqual([502, 2_000_000, '<html>'])
  expect(headers['content-length'] ?? '2000000').toBe('2000000')
  expect(requests.last()).toMatchObject({
    fault: 'fault-1: status 502, a body of at least 2000000 bytes',
    response: { body: '<html>' },
  })
})

test('a fault fills no body up where there is none', async () => {
  await using behind = await mockBehind('fetch')
  behind.mock.defaultSandbox.faults.use({ on: 'startRecording', status: 401, bodyBytes: 100 })
  expect(await start(behind.send)).toMatchObject({
    status: 401,
    body: '',
    headers: { 'content-length': '0' },
  })
})
