import type { CallContext, ClientConfig } from '../model/client.js'
import type {
  ReceivedRequest,
  ConfigChanges,
  FaultData,
  TestServer,
  TestCall,
  TestServerSetup,
  ServerAct,
  ServerRecording,
} from '../model/test-server.js'
import { faultTargets, type Profile } from '../../contracts/api/profiles.js'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { listen } from '../../mock-server/adapters/node-http.js'
import {
  ControlError,
  createCxoneMock,
  demoScenario,
  type CxoneMock,
  type Fault,
} from '../../mock-server/index.js'
import { durationMs } from '../../mock-server/world/values/duration.js'
import { ReceivedRequests } from './received-requests.js'
import { LongResponses } from './long-responses.js'
import { openForeignOrigin } from './foreign-origin.js'
import { testProfileOf } from './profiles/index.js'
import type { TestProfile } from './profiles/test-profile.js'
import { openTlsEndpoints } from './tls-endpoints.js'
import type { Listener } from '../../mock-server/adapters/listener.js'

/** The default deadline of an operation in milliseconds, tokens and retries included. */
const deadlineMs = 10_000

/** Starts a mock server for one rule, on its own port. */
export async function openTestServer(
  setup: TestServerSetup = {},
  profile: Profile = 'recordingcontrols',
): Promise<TestServer> {
  const calls = wantedCalls(setup)
  const own = testProfileOf(profile)(setup, calls.length)
  const arrivals = new ReceivedRequests(() => performance.now())
  const mock = await openMock(setup, own)
  if (setup.clockOffset !== undefined) shift(mock, setup.clockOffset)
  mock.watchExchanges((exchange) => arrivals.addExchange(exchange))
  const listener = await listen(mock, { port: 0, noAdmin: true })
  const elsewhere = setup.elsewhere ? await openForeignOrigin(arrivals) : undefined
  const tls = setup.tls ? await openTlsEndpoints(listener.url) : undefined
  const placeholders = {
    '{url}': listener.url,
    '{tokenPath}': own.tokenPath,
    '{elsewhere}': elsewhere?.origin ?? '',
    ...tls?.placeholders,
  }
  const others = [elsewhere, tls]
  return new MockTestServer({ mock, listener, arrivals, setup, profile, own, calls, placeholders, others })
}

function wantedCalls({ calls = 1 }: TestServerSetup): readonly TestCall[] {
  return typeof calls === 'number' ? Array.from({ length: calls }, () => ({})) : calls
}

async function openMock(setup: TestServerSetup, own: TestProfile): Promise<CxoneMock> {
  const { tokenLifetimeSeconds = 3600 } = setup
  const client = {
    ...own.client,
    accessTokenLifetimeSeconds: tokenLifetimeSeconds,
    ...(setup.tokenLength === undefined ? {} : { accessTokenLength: setup.tokenLength }),
  }
  const suffix = crypto.randomUUID().slice(0, 8)
  const secret = () => `canary-${crypto.randomUUID()}`
  return createCxoneMock({
    assumptions: setup.assumptions ?? {},
    settle: setup.settle ?? 0,
    scenario: {
      ...demoScenario,
      tenant: { ...demoScenario.tenant, ...(own.product && { product: own.product }) },
      conversations: [],
      users: own.users ?? [],
      clients: [
        {
          ...client,
          name: 'main',
          clientId: setup.clientId ?? `client-${suffix}`,
          clientSecret: setup.clientSecret ?? secret(),
        },
        { ...client, name: 'second', clientId: `second-${suffix}`, clientSecret: secret() },
      ],
    },
  })
}

/** The parts of a test server. `placeholders`: the values of the placeholders in a rule. */
interface Parts {
  readonly mock: CxoneMock
  readonly listener: Listener
  readonly arrivals: ReceivedRequests
  readonly setup: TestServerSetup
  readonly profile: Profile
  readonly own: TestProfile
  readonly calls: readonly TestCall[]
  readonly placeholders: Readonly<Record<string, string>>
  readonly others: readonly ({ close(): Promise<void> } | undefined)[]
}

/** Shifts the clock by a duration, which may be negative. */
function shift({ defaultSandbox: { clock } }: CxoneMock, by: string): void {
  const back = by.startsWith('-')
  const ms = durationMs(back ? by.slice(1) : by)
  clock.set(clock.now() + (back ? -ms : ms))
}

class MockTestServer implements TestServer {
  readonly config: ClientConfig
  readonly secondConfig: ClientConfig
  readonly calls: readonly CallContext[]
  readonly #mock: CxoneMock
  readonly #listener: Listener
  readonly #arrivals: ReceivedRequests
  readonly #parts: Parts
  readonly #unfinished = new Set<ServerResponse>()
  readonly #longResponses = new LongResponses()
  #awaited: { left: number; readonly effect: ServerAct }[] = []

  constructor(parts: Parts) {
    const { mock, listener, arrivals, setup, own, calls } = parts
    this.#parts = parts
    this.#mock = mock
    this.#listener = listener
    this.#arrivals = arrivals
    mock.watchExchanges(() => this.#count())
    listener.server.on('request', ({ socket }: IncomingMessage, response: ServerResponse) => {
      this.#unfinished.add(response)
      this.#longResponses.watch(socket, response)
      response.once('close', () => this.#unfinished.delete(response))
    })
    this.config = { ...this.#configOf('main'), ...this.#filled(setup.config ?? {}) }
    this.secondConfig = this.#configOf('second')
    this.calls = calls.map((call, index) => {
      const { internal: _, contactId, ...ids } = call
      const begun = mock.defaultSandbox.calls.begin({
        ...ids,
        ...own.callOf(call, index),
        state: 'connected',
      })
      const { conversationId, conferenceId, recordingId } = begun
      return {
        conversationId,
        conferenceId,
        recordingId,
        ...own.idsOf(begun, index),
        ...(contactId && { contactId }),
      }
    })
  }

  #configOf(name: 'main' | 'second'): ClientConfig {
    const { listener, profile, own } = this.#parts
    const { clientId, clientSecret } = this.#mock.defaultSandbox.client(name)
    return {
      profile,
      baseUrl: listener.url,
      tokenUrl: `${listener.url}${own.tokenPath}`,
      deadlineMs,
      clientId,
      clientSecret,
      ...own.config[name],
    }
  }

  /** Data of a rule with its placeholders filled in. */
  #filled<Data>(data: Data): Data {
    let text = JSON.stringify(data)
    for (const [place, value] of Object.entries(this.#parts.placeholders))
      text = text.replaceAll(place, value)
    return JSON.parse(text) as Data
  }

  configWith(changes: ConfigChanges): ClientConfig {
    return { ...this.config, ...this.#filled(changes) }
  }

  async act(act: ServerAct): Promise<void> {
    const { calls, faults, tokens } = this.#mock.defaultSandbox
    switch (act.act) {
      case 'fault':
        return this.#inject(act.fault)
      case 'clear-faults':
        return faults.clear()
      case 'revoke-tokens':
        tokens.revokeAll()
        return
      case 'end-call':
        calls.end(this.#call(act.call))
        return
      case 'start':
      case 'stop':
        return this.#byPolicy(act.act, this.#call(act.call), act.ifPossible)
      case 'shift-clock':
        return shift(this.#mock, act.by)
      case 'close-idle-connections':
        return this.#listener.server.closeIdleConnections()
      case 'pass':
        this.#arrivals.skip(act.ms)
        return shift(this.#mock, `${act.ms}ms`)
      case 'freeze-clock':
        return this.#mock.defaultSandbox.clock.freeze()
      case 'after-requests':
        this.#awaited.push({ left: act.count, effect: act.effect })
    }
  }

  /** Counts a request to the API, and acts if it was awaited. */
  #count(): void {
    if (this.#arrivals.all.at(-1)?.at !== 'api') return
    for (const each of this.#awaited) each.left -= 1
    const due = this.#awaited.filter(({ left }) => left <= 0)
    this.#awaited = this.#awaited.filter(({ left }) => left > 0)
    for (const { effect } of due) void this.act(effect)
  }

  #inject({ on, ...fault }: FaultData): void {
    const targets = on === undefined ? {} : { on: faultTargets(on, this.#parts.profile) }
    this.#mock.defaultSandbox.faults.use({ ...this.#filled(fault), ...targets } as Fault)
  }

  #byPolicy(act: 'start' | 'stop', call: string, ifPossible = false): void {
    try {
      this.#mock.defaultSandbox.calls[act](call)
    } catch (error) {
      if (!ifPossible || !(error instanceof ControlError) || error.status !== 409) throw error
    }
  }

  #call(number: number): string {
    const call = this.calls[number]
    if (!call)
      throw new RangeError(`the test server has ${this.calls.length} calls, none with the index ${number}`)
    return call.conversationId
  }

  arrivals(): readonly ReceivedRequest[] {
    return this.#arrivals.all
  }

  recordings(): ServerRecording[] {
    return this.#mock.defaultSandbox.calls
      .list()
      .map(({ recordingId, recordingState }) => ({ recordingId, state: recordingState }))
  }

  elapsedMs(): number {
    return this.#arrivals.elapsedMs()
  }

  heldOpen(): number {
    return this.#unfinished.size
  }

  longestRead(): number {
    return this.#longResponses.longestRead
  }

  secrets(): readonly string[] {
    const own = [this.config, this.secondConfig].flatMap((each) => [
      each.clientSecret,
      ...(each.accessKeySecret === undefined ? [] : [each.accessKeySecret]),
    ])
    return [...own, ...this.tokens()]
  }

  tokens(): readonly string[] {
    return this.#arrivals.tokens
  }

  async quiet(graceMs: number): Promise<void> {
    const requestedMs = this.#arrivals.elapsedMs()
    const left = () => Math.max(requestedMs, this.#arrivals.lastMs) + graceMs - this.#arrivals.elapsedMs()
    for (let ms = graceMs; ms > 0; ms = left()) await sleep(ms)
  }

  async close(): Promise<void> {
    await Promise.all([this.#listener.close(0), ...this.#parts.others.map((each) => each?.close())])
  }
}
