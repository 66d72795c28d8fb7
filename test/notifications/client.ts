import { once } from 'node:events'
import { WebSocket } from 'ws'
import type { CxoneMock, SandboxControl } from '../../mock-server/index.js'

const userId = '11e90000-0000-4000-8000-000000005001'
export const callsTopic = `v2.users.${userId}.conversations.calls`
export const conversationsTopic = `v2.users.${userId}.conversations`

export interface Channel {
  readonly id: string
  readonly connectUri: string
  readonly expires: string
}

interface Message {
  readonly topicName: string
  readonly eventBody: Readonly<Record<string, unknown>>
}

/** Requests of one client of a sandbox under /api/v2. */
export async function apiOf(url: string, sandbox: SandboxControl, client = 'recorder') {
  const { clientId, clientSecret } = sandbox.client(client)
  const issued = await fetch(`${url}/oauth/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`${clientId}:${clientSecret}`)}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  })
  const { access_token: token } = (await issued.json()) as { readonly access_token: string }
  return async (method: string, path: string, json?: unknown): Promise<{ status: number; body: unknown }> => {
    const response = await fetch(`${url}/api/v2${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: json === undefined ? null : JSON.stringify(json),
    })
    const text = await response.text()
    return { status: response.status, body: text === '' ? '' : JSON.parse(text) }
  }
}

export type Api = Awaited<ReturnType<typeof apiOf>>

/** A channel with topics. */
export async function channelOf(api: Api, ...topics: readonly string[]): Promise<Channel> {
  const { body } = await api('POST', '/notifications/channels')
  const channel = body as Channel
  const ids = topics.map((id) => ({ id }))
  await api('POST', `/notifications/channels/${channel.id}/subscriptions`, ids)
  return channel
}

/** An open WebSocket that reads one message after the other. */
export async function connect(uri: string) {
  const socket = new WebSocket(uri)
  const pending: Message[] = []
  const waiting: ((message: Message) => void)[] = []
  socket.on('message', (data) => {
    const message = JSON.parse((data as Buffer).toString()) as Message
    const next = waiting.shift()
    if (next) next(message)
    else pending.push(message)
  })
  const closed = once(socket, 'close').then(([code, reason]) => ({
    code: code as number,
    reason: String(reason),
  }))
  await once(socket, 'open')
  return {
    socket,
    closed,
    pending,
    next: (): Promise<Message> => {
      const message = pending.shift()
      return message ? Promise.resolve(message) : new Promise((resolve) => waiting.push(resolve))
    },
    send: (value: unknown) => socket.send(typeof value === 'string' ? value : JSON.stringify(value)),
  }
}

/** The status instead of 101. */
export async function refusedStatus(uri: string): Promise<number | undefined> {
  const socket = new WebSocket(uri)
  socket.on('error', () => undefined)
  const [, response] = (await once(socket, 'unexpected-response')) as [unknown, { statusCode?: number }]
  socket.terminate()
  return response.statusCode
}

/** A mock on a port with its default sandbox, one client and one open channel. */
export async function listening(mock: CxoneMock, ...topics: readonly string[]) {
  const api = await apiOf(mock.url, mock.defaultSandbox)
  const channel = await channelOf(api, ...topics)
  return { api, channel, client: await connect(channel.connectUri) }
}
