import { expect, test } from 'vitest'
import { createCxoneMock } from '../../mock-server/index.js'
import { caseInstant } from '../hosts.js'
import {
  apiOf,
  callsTopic,
  channelOf,
  connect,
  conversationsTopic,
  listening,
  refusedStatus,
} from './client.js'

const start = ['POST', '/recording/recordingcontrols/start', { recordingId: 'rec-123' }] as const
const stop = ['POST', '/recording/recordingcontrols/stop', { recordingId: 'rec-123' }] as const

test('the events of a call tell its recording state, in order', async () => {
  await using mock = await createCxoneMock({ port: 0, clock: caseInstant })
  const { api, client } = await listening(mock, callsTopic)
  await api(...start)
  await api('PATCH', '/conversations/conv-123/recordingstate', { recordingState: 'PAUSED' })
  await api('PATCH', '/conversations/conv-123/recordingstate', { recordingState: 'ACTIVE' })
  await api(...stop)
  mock.defaultSandbox.calls.end('conv-123')

  const seen = []
  for (let count = 0; count < 5; count += 1) {
    const { topicName, eventBody } = await client.next()
    const [, agent] = eventBody['participants'] as { state: string; recordingState: string }[]
    seen.push([topicName === callsTopic, eventBody['recordingState'], agent?.recordingState, agent?.state])
  }
  expect(seen).toEqual([
    [true, 'active', 'active', 'connected'],
    [true, 'paused', 'paused', 'connected'],
    [true, 'active', 'active', 'connected'],
    [true, 'none', 'none', 'connected'],
    [true, 'none', 'none', 'disconnected'],
  ])
})

test('an event has the fields of its topic', async () => {
  await using mock = await createCxoneMock({ port: 0, clock: caseInstant })
  const { api, client } = await listening(mock, callsTopic, conversationsTopic)
  await api(...start)

  const recordersState = {
    adhocState: 'NONE',
    customerExperienceState: 'ACTIVE',
    agentExperienceState: 'NONE',
    snippetState: 'NONE',
  }
  const call = {
    state: 'connected',
    direction: 'inbound',
    recording: true,
    recordingState: 'active',
    recordersState,
    securePause: false,
  }
  const times = { startTime: '2026-01-15T09:58:00.000Z', connectedTime: '2026-01-15T09:58:10.000Z' }
  const divisions = [{ division: { id: 'div-demo', selfUri: '/api/v2/authorization/divisions/div-demo' } }]
  const agent = {
    id: 'part-123-agent',
    name: 'Sam Okafor',
    purpose: 'agent',
    address: 'sip:sam.okafor@demo.example',
    attributes: {},
    ...times,
  }
  const user = { id: '11e90000-0000-4000-8000-000000005001' }
  const envelope = { version: '2', metadata: { CorrelationId: expect.any(String) as unknown } }
  expect(await client.next()).toMatchObject({
    ...envelope,
    topicName: conversationsTopic,
    eventBody: { id: 'conv-123', recordingState: 'ACTIVE', securePause: false, divisions },
  })
  const { topicName, eventBody, ...rest } = await client.next()
  expect({ topicName, ...rest }).toEqual({ ...envelope, topicName: callsTopic })
  const { participants, ...body } = eventBody
  expect(body).toEqual({
    id: 'conv-123',
    otherMediaUris: [],
    recordingState: 'active',
    securePause: false,
    divisions,
  })
  expect((participants as unknown[])[1]).toEqual({ ...agent, ...call, user })
})

test('an event comes when a command settles on the clock of the sandbox', async () => {
  await using mock = await createCxoneMock({ port: 0, clock: caseInstant, settle: '2s' })
  const { api, client } = await listening(mock, callsTopic)
  await api(...start)
  client.send({ message: 'ping' })
  expect((await client.next()).eventBody).toEqual({ message: 'pong' })
  mock.defaultSandbox.clock.advance('2s')
  expect((await client.next()).eventBody).toMatchObject({ recordingState: 'active' })
})

test('a heartbeat comes every 30 seconds of the clock of the sandbox', async () => {
  await using mock = await createCxoneMock({ port: 0, clock: caseInstant })
  const { client } = await listening(mock, callsTopic)
  const { clock } = mock.defaultSandbox
  clock.advance('29999ms')
  clock.advance('1ms')
  const heartbeat = { topicName: 'channel.metadata', eventBody: { message: 'WebSocket Heartbeat' } }
  expect(await client.next()).toEqual(heartbeat)
  clock.advance('30s')
  expect(await client.next()).toEqual(heartbeat)
  client.send('a text that is not JSON, as Genesys’s own CLI sends every second')
  client.send({ message: 'ping' })
  expect((await client.next()).eventBody).toEqual({ message: 'pong' })
  expect(client.pending).toEqual([])
})

test('a client subscribes over the WebSocket too', async () => {
  await using mock = await createCxoneMock({ port: 0, clock: caseInstant })
  const { api, channel, client } = await listening(mock)
  client.send({ message: 'subscribe', topics: [callsTopic], correlationId: 'one' })
  expect(await client.next()).toEqual({ result: '200', status: 'subscribed', correlationId: 'one' })
  client.send({ message: 'subscribe', topics: ['v2.nothing'], correlationId: 'two' })
  expect(await client.next()).toEqual({
    result: '400',
    status: 'failure',
    message: 'The topic v2.nothing is not valid.',
    correlationId: 'two',
  })
  const { body } = await api('GET', `/notifications/channels/${channel.id}/subscriptions`)
  expect(body).toEqual({ entities: [{ id: callsTopic, state: 'Permitted' }] })
})

test('a topic that is removed sends nothing any more', async () => {
  await using mock = await createCxoneMock({ port: 0, clock: caseInstant })
  const { api, channel, client } = await listening(mock, callsTopic)
  await api('DELETE', `/notifications/channels/${channel.id}/subscriptions`)
  await api(...start)
  client.send({ message: 'ping' })
  expect((await client.next()).eventBody).toEqual({ message: 'pong' })
})

test('a channel ends after 24 hours, unless its topics are set again', async () => {
  await using mock = await createCxoneMock({ port: 0, clock: caseInstant })
  const { clock } = mock.defaultSandbox
  const { client } = await listening(mock, callsTopic)
  clock.advance('23h')
  client.send({ message: 'subscribe', topics: [callsTopic] })
  expect((await client.next()).topicName).toBe('channel.metadata')
  expect(await client.next()).toMatchObject({ status: 'subscribed' })
  clock.advance('23h')
  expect((await client.next()).eventBody).toEqual({ message: 'WebSocket Heartbeat' })
  clock.advance('1h')
  expect(await client.closed).toEqual({ code: 1001, reason: 'the channel has ended' })
  const api = await apiOf(mock.url, mock.defaultSandbox)
  expect((await api('GET', '/notifications/channels?includechannels=oauthclient')).body).toEqual({
    entities: [],
  })
})

test('the 21st channel removes the one without a connection that was used longest ago', async () => {
  await using mock = await createCxoneMock({ port: 0, clock: caseInstant })
  const { clock } = mock.defaultSandbox
  const { api, channel, client } = await listening(mock, callsTopic)
  const others = []
  for (let count = 1; count < 20; count += 1) {
    clock.advance('1s')
    others.push((await channelOf(api)).id)
  }
  clock.advance('1s')
  await channelOf(api)
  const left = await api('GET', '/notifications/channels')
  const ids = (left.body as { entities: { id: string }[] }).entities.map(({ id }) => id)
  expect(ids).toHaveLength(20)
  expect(ids).toContain(channel.id)
  expect(ids).not.toContain(others[0])
  client.send({ message: 'ping' })
  expect((await client.next()).eventBody).toEqual({ message: 'pong' })
})

test('each sandbox has its own channels, and closes them when it ends', async () => {
  await using mock = await createCxoneMock({ port: 0, clock: caseInstant })
  const sandbox = await mock.sandbox({
    id: 'team-a',
    clients: [{ name: 'recorder', scopes: ['recording:control'] }],
  })
  const api = await apiOf(`${mock.url}/s/team-a`, sandbox)
  const { connectUri } = await channelOf(api, callsTopic)
  expect(connectUri).toMatch(/^ws:\/\/127\.0\.0\.1:\d+\/s\/team-a\/channels\/team-a\.streaming-0-/)
  const client = await connect(connectUri)
  const { client: other, api: own } = await listening(mock, callsTopic)
  await own(...start)
  await other.next()
  client.send({ message: 'ping' })
  expect((await client.next()).eventBody).toEqual({ message: 'pong' })
  await sandbox.delete()
  expect(await client.closed).toEqual({ code: 1001, reason: 'the sandbox was reset or has ended' })
  expect(await refusedStatus(connectUri)).toBe(404)
})

test('a reset closes the WebSockets, and closing the mock does', async () => {
  const mock = await createCxoneMock({ port: 0, clock: caseInstant })
  const first = await listening(mock, callsTopic)
  await mock.reset()
  expect((await first.client.closed).code).toBe(1001)
  const second = await listening(mock, callsTopic)
  await mock.close()
  expect((await second.client.closed).code).toBe(1001)
})

test('a snapshot that is restored has the channels, and no connection', async ({ expect: within }) => {
  await using mock = await createCxoneMock({ port: 0, clock: caseInstant })
  const { channel, client } = await listening(mock, callsTopic)
  const { defaultSandbox: sandbox } = mock
  sandbox.restore(sandbox.snapshot())
  expect((await client.closed).code).toBe(1001)
  expect(sandbox.state().channels).toMatchObject([{ channelId: channel.id, connected: false }])
  const again = await connect(channel.connectUri)
  expect(sandbox.state().channels).toMatchObject([{ connected: true }])
  again.socket.close()
  await again.closed
  await within.poll(() => sandbox.state().channels[0]?.connected).toBe(false)
})

test.each([
  ['not-found-404', 404],
  ['forbidden-403', 403],
])('a channel that does not exist answers %s instead of 101', async (variant, status) => {
  await using mock = await createCxoneMock({
    port: 0,
    assumptions: { 'channel-connect-unknown': variant as 'not-found-404' },
  })
  expect(await refusedStatus(`${mock.url.replace('http', 'ws')}/channels/default.streaming-0-none`)).toBe(
    status,
  )
  expect(await refusedStatus(`${mock.url.replace('http', 'ws')}/channels/%ff`)).toBe(status)
})

test.each(['replaced', 'refused'])('a second connection of a channel: %s', async (variant) => {
  await using mock = await createCxoneMock({
    port: 0,
    assumptions: { 'channel-second-connection': variant as 'replaced' },
  })
  const { channel, client } = await listening(mock, callsTopic)
  if (variant === 'refused') {
    expect(await refusedStatus(channel.connectUri)).toBe(409)
  } else {
    const second = await connect(channel.connectUri)
    expect((await client.closed).code).toBe(1000)
    second.send({ message: 'ping' })
    expect((await second.next()).eventBody).toEqual({ message: 'pong' })
  }
})

test.each([
  ['granted', 'pong'],
  ['all', undefined],
])('events of a division without a grant: %s', async (variant, message) => {
  await using mock = await createCxoneMock({
    port: 0,
    assumptions: { 'notification-division': variant as 'all' },
  })
  const { defaultSandbox: sandbox } = mock
  const api = await apiOf(mock.url, sandbox, 'other-division')
  const { connectUri } = await channelOf(api, callsTopic)
  const client = await connect(connectUri)
  sandbox.calls.start('conv-123')
  client.send({ message: 'ping' })
  expect((await client.next()).eventBody['message']).toBe(message)
})

test('a client that reads nothing is dropped, and slows nobody down', async () => {
  await using mock = await createCxoneMock({ port: 0, clock: caseInstant })
  const { defaultSandbox: sandbox } = mock
  const { api, channel } = await listening(mock, callsTopic)
  const other = await channelOf(api, callsTopic)
  const seen = { sent: 0, dropped: 0 }
  const opened = mock.openChannel(new URL(other.connectUri).pathname)
  if (!('accept' in opened)) throw new Error(`the channel answers ${opened.status}`)
  opened.accept({
    send: (text) => void (seen.sent += text.length),
    close: () => undefined,
    drop: () => void (seen.dropped += 1),
    get unsentBytes() {
      return seen.sent * 4000
    },
  })
  const connected = () => sandbox.state().channels.map((each) => [each.channelId, each.connected])
  expect(connected()).toEqual([
    [channel.id, true],
    [other.id, true],
  ])
  expect((await api(...start)).status).toBe(200)
  expect((await api(...stop)).status).toBe(200)
  expect(seen.dropped).toBe(1)
  expect(connected()).toEqual([
    [channel.id, true],
    [other.id, false],
  ])
})
