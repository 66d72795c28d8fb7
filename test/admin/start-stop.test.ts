import { expect, test } from 'vitest'
import { createCxoneMock } from '../../mock-server/index.js'
import { caseInstant } from '../hosts.js'

test('a recording is started and stopped as if by somebody else, and the rules are those of the API', async () => {
  const mock = await createCxoneMock({ clock: caseInstant })
  const { calls, requests } = mock.defaultSandbox
  expect(calls.start('conv-123').recordingState).toBe('recording')
  expect(() => calls.start('conv-123')).toThrow('Recording rec-123 is already in progress.')
  expect(calls.stop('conv-123').recordingState).toBe('stopped')
  expect(() => calls.stop('conv-123')).toThrow('Recording rec-123 is finished, because it was stopped.')
  expect(() => calls.start('conv-456')).toThrow(
    'Conversation conv-456 is alerting. A recording can be started or stopped only while its call is connected.',
  )
  expect(() => calls.start('conv-0')).toThrow(
    'Sandbox default has no call "conv-0". List its calls with calls.list() or GET /__admin/calls.',
  )
  expect(requests.count()).toBe(0)
})

test('over HTTP the two answer the call, 404 and 409, and what happened was caused by control', async () => {
  await using mock = await createCxoneMock({ port: 0 })
  const happened: string[] = []
  mock.onEvent(({ type, subject, cause }) => happened.push(`${type} ${subject} ${cause}`))
  const post = async (path: string) => {
    const headers = { 'content-type': 'application/json' }
    return fetch(`${mock.url}/__admin/calls/${path}`, { method: 'POST', headers })
  }
  expect((await post('conv-123/stop')).status).toBe(409)
  expect(await (await post('conv-123/start')).json()).toEqual(mock.defaultSandbox.calls.list()[0])
  expect((await post('conv-123/stop')).status).toBe(200)
  expect((await post('conv-0/stop')).status).toBe(404)
  expect(happened).toEqual(['RecordingStarted rec-123 control', 'RecordingStopped rec-123 control'])
})
