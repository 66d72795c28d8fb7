import { setupServer } from 'msw/node'
import { expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { cxoneHandlers, cxoneWebSocketHandlers } from '../../mock-server/adapters/msw.js'
import { createCxoneMock } from '../../mock-server/index.js'
import { caseInstant } from '../hosts.js'
import { apiOf, callsTopic, channelOf } from './client.js'

// MSW replaces the global WebSocket. Node has one from version 22 on.
Reflect.set(globalThis, 'WebSocket', globalThis.WebSocket ?? WebSocket)

const origin = 'https://api.mypurecloud.com'

test('behind MSW, a page gets the events of a call over a WebSocket', async () => {
  const mock = await createCxoneMock({ clock: caseInstant })
  const server = setupServer(
    ...cxoneHandlers(mock, { origins: [origin] }),
    ...cxoneWebSocketHandlers(mock, { origins: [origin] }),
  )
  server.listen({ onUnhandledRequest: 'error' })
  try {
    const api = await apiOf(origin, mock.defaultSandbox)
    const { connectUri } = await channelOf(api, callsTopic)
    expect(connectUri).toMatch(/^wss:\/\/api\.mypurecloud\.com\/channels\//)
    const socket = new globalThis.WebSocket(connectUri)
    const received: { topicName: string; eventBody: Record<string, unknown> }[] = []
    socket.addEventListener('message', ({ data }) => received.push(JSON.parse(String(data)) as never))
    await new Promise((resolve) => socket.addEventListener('open', resolve))
    await api('POST', '/recording/recordingcontrols/start', { recordingId: 'rec-123' })
    const pong = new Promise((resolve) => {
      socket.addEventListener('message', ({ data }) => String(data).includes('pong') && resolve(data))
    })
    socket.send(JSON.stringify({ message: 'ping' }))
    await pong
    expect(received.map(({ topicName, eventBody }) => [topicName, eventBody['recordingState']])).toEqual([
      [callsTopic, 'active'],
      ['channel.metadata', undefined],
    ])
    const closed = new Promise<CloseEvent>((resolve) => socket.addEventListener('close', resolve))
    await mock.defaultSandbox.reset()
    expect((await closed).reason).toBe('the sandbox was reset or has ended')

    const unknown = new globalThis.WebSocket('wss://api.mypurecloud.com/channels/default.streaming-0-none')
    const refused = new Promise<CloseEvent>((resolve) => unknown.addEventListener('close', resolve))
    expect(await refused).toMatchObject({ code: 1008, reason: 'the channel answers 404' })
  } finally {
    server.close()
    await mock.close()
  }
})
