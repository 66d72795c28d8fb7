const control = '/api/v2/recording/recordingcontrols'
const onDemand = '/interaction-recording-management-service/v1/interactions'
const userId = '11e90000-0000-4000-8000-000000005001'
const ownerForm = { grant_type: 'password', username: 'SAMDEMOKEY', password: 'sam-access-key-secret' }

/** How the client reaches a server, and lets time pass. */
export interface Connection {
  /** The URL before the paths. */
  readonly base: string
  readonly fetch: (request: Request) => Promise<Response>
  readonly wait: (duration: string) => unknown
}

/** A client of the demo scenario that records calls, makes mistakes, and sends the same requests whatever it is answered. */
export class RealisticClient {
  readonly #connection: Connection
  #token = ''

  constructor(connection: Connection) {
    this.#connection = connection
  }

  async send(
    method: string,
    path: string,
    { body, headers = {} }: { body?: string; headers?: Record<string, string> } = {},
  ): Promise<unknown> {
    const response = await this.#connection.fetch(
      new Request(this.#connection.base + path, {
        method,
        headers: { ...(this.#token === '' ? {} : { authorization: `Bearer ${this.#token}` }), ...headers },
        ...(body === undefined ? {} : { body }),
      }),
    )
    const text = await response.text()
    await this.#connection.wait('40ms')
    return text.startsWith('{') ? JSON.parse(text) : text
  }

  json(method: string, path: string, value: unknown): Promise<unknown> {
    const headers = { 'content-type': 'application/json' }
    return this.send(method, path, { body: JSON.stringify(value), headers })
  }

  #form(
    path: string,
    fields: Record<string, string>,
    headers: Record<string, string> = {},
  ): Promise<unknown> {
    return this.send('POST', path, {
      body: new URLSearchParams(fields).toString(),
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        ...headers,
      },
    })
  }

  async signIn(client: string, secret = `${client}-secret`): Promise<void> {
    this.#token = ''
    const authorization = `Basic ${btoa(`${client}:${secret}`)}`
    const reply = await this.#form('/oauth/token', { grant_type: 'client_credentials' }, { authorization })
    this.#token = (reply as { access_token?: string }).access_token ?? ''
  }

  async signInUser(): Promise<void> {
    this.#token = ''
    const reply = await this.#form('/auth/token', ownerForm)
    this.#token = (reply as { access_token?: string }).access_token ?? ''
  }

  /** Requests by subject, each of which needs no other. A trace has some of them. */
  readonly chapters: readonly (() => Promise<void>)[] = [
    async () => {
      await this.signIn('recorder')
      for (const action of ['start', 'start', 'stop', 'stop', 'start'])
        await this.json('POST', `${control}/${action}`, { recordingId: 'rec-123', action })
      await this.send('GET', '/api/v2/conversations/conv-123/recordings')
    },
    async () => {
      await this.signIn('studio-basic')
      await this.json('POST', `${control}/start`, { recordingId: 'rec-123', action: 'start' })
      await this.send('GET', '/api/v2/conversations')
      await this.send('GET', '/api/v2/conversations/conv-123/participants')
      await this.send('GET', '/api/v2/conversations/nowhere')
    },
    async () => {
      await this.signIn('recorder')
      await this.send('POST', `${control}/start`, {
        body: '{"recordingId":"rec-123"}',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      })
      await this.send('POST', `${control}/start`, {
        body: '{"recordingId":"rec-123"}',
        headers: { 'content-type': 'application/json; charset=ISO-8859-1' },
      })
      await this.json('POST', `${control}/start`, { conferenceId: 'conf-123' })
      await this.json('POST', `${control}/start`, { recordingId: 'conv-123', action: 'start' })
      await this.json('POST', `${control}/start`, { recordingId: 'rec-456', action: 'start' })
    },
    async () => {
      await this.signIn('recorder')
      await this.json('POST', `${control}/stop`, { recordingId: 'rec-123', action: 'start' })
      await this.json('PATCH', '/api/v2/conversations/conv-123/recordingstate', { state: 'PAUSED' })
      await this.json('POST', `${control}/start`, { recordingId: 'rec-123' })
      await this.json('PATCH', '/api/v2/conversations/conv-123/recordingstate', { state: 'ACTIVE' })
      await this.json('POST', `${control}/start`, { recordingId: 'rec-123', action: 'stop' })
      await this.send('GET', '/api/v2/conversations/conv-123')
    },
    async () => {
      await this.signIn('other-division')
      await this.json('POST', `${control}/start`, { recordingId: 'rec-123', action: 'start' })
      await this.signIn('recorder', 'wrong')
      await this.json('POST', `${control}/start`, { recordingId: 'rec-123', action: 'start' })
      await this.signIn('nobody')
      this.#token = ''
      await this.json('POST', `${control}/stop`, { recordingId: 'rec-123', action: 'stop' })
    },
    async () => {
      await this.signInUser()
      for (const verb of [
        'start-recording-on-demand',
        'start-recording-on-demand',
        'mask',
        'unmask',
        'stop-recording-on-demand',
        'stop-recording-on-demand',
        'do-not-record',
        'do-not-record',
        'start-recording-on-demand',
      ])
        await this.send('POST', `${onDemand}/${verb}?userId=${userId}`)
      await this.send('GET', `${onDemand}/get-recording-status?userId=${userId}`)
      await this.send('POST', `${onDemand}/mask?userId=5001`)
    },
    async () => {
      await this.signInUser()
      await this.send('GET', `${onDemand}/get-recording-status?userId=${userId}`)
      await this.send('POST', `${onDemand}/start-recording-on-demand?userId=${userId}`)
      await this.#connection.wait('4s')
      await this.send('POST', `${onDemand}/mask?userId=${userId}`)
      await this.send('GET', `${onDemand}/get-recording-status?userId=${userId}`)
      await this.signIn('recorder')
      await this.send('GET', `${onDemand}/get-recording-status?userId=${userId}`)
      await this.json('POST', `${control}/start`, { recordingId: 'rec-123', action: 'start' })
    },
    async () => {
      await this.signInUser()
      const agent = '/inContactAPI/services/v30.0'
      const reply = (await this.json('POST', `${agent}/agent-sessions/join`, { asAgentId: 5001 })) as {
        sessionId?: string
      }
      const session = `${agent}/agent-sessions/${reply.sessionId ?? 'none'}`
      await this.send('GET', `${agent}/agents/5001/agent-settings`)
      await this.send('GET', `${agent}/agents/5002/agent-settings`)
      await this.send('GET', `${agent}/contacts/active`)
      await this.send('POST', `${session}/interactions/1/record`)
      await this.send('GET', `${agent}/server-time`)
    },
  ]
}
