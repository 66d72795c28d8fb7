import { expect, test } from 'vitest'
import { createCxoneMock, type Explanation } from '../../mock-server/index.js'
import type { Received, Send } from '../hosts.js'
import { story, tell } from './story.js'

function over(url: string): Send {
  return async ({ method, target, headers, body }): Promise<Received> => {
    const response = await fetch(url + target, {
      method,
      headers: headers ?? {},
      body: (body as string) ?? null,
    })
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: await response.text(),
    }
  }
}

test('over a socket a developer gets from an empty 401 to a recording, and each refusal is explained', async () => {
  await using mock = await createCxoneMock({ port: 0, clock: '2026-01-15T10:00:00.000Z' })
  const told: number[] = []

  await tell(mock, over(mock.url), async (explanation) => {
    const last = await fetch(`${mock.url}/__admin/requests/last/explain`)
    const byId = await fetch(`${mock.url}/__admin/requests/${explanation.requestId}/explain`)
    expect((await last.json()) as Explanation).toEqual(explanation)
    expect((await byId.json()) as Explanation).toEqual(explanation)
    told.push(explanation.status)
  })

  expect(told).toEqual([401, 400, 409, 409, 409, 401])
})

test('the journal holds the story in its order, without a token or a secret', async () => {
  await using mock = await createCxoneMock({ port: 0, clock: '2026-01-15T10:00:00.000Z' })

  await tell(mock, over(mock.url))

  const response = await fetch(`${mock.url}/__admin/requests`)
  const text = await response.text()
  const { requests } = JSON.parse(text) as { requests: { operation: string; status: number }[] }
  expect(requests.map(({ operation, status }) => `${operation} ${status}`)).toEqual([
    'issueToken 200',
    'issueToken 200',
    'getConversationParticipants 200',
    'getConversationRecordings 200',
    'startRecording 401',
    'startRecording 400',
    'startRecording 200',
    'startRecording 409',
    'stopRecording 200',
    'stopRecording 409',
    'stopRecording 409',
    'stopRecording 401',
  ])
  expect(requests).toHaveLength(story.length + 2)
  expect(text).not.toContain('-secret')
  expect(text).not.toContain(btoa('recorder:recorder-secret'))
  expect(text).not.toMatch(/(?:Bearer|Basic) (?!sha256:)/)
})

test('a refusal leaves the call as it was', async () => {
  await using mock = await createCxoneMock({ port: 0, clock: '2026-01-15T10:00:00.000Z' })

  await tell(mock, over(mock.url))

  expect(mock.defaultSandbox.calls.list()).toMatchObject([
    { conversationId: 'conv-123', state: 'connected', recordingState: 'stopped' },
    { conversationId: 'conv-456', state: 'alerting', recordingState: 'idle' },
    { conversationId: 'conv-789', state: 'ended', recordingState: 'stopped' },
  ])
})
