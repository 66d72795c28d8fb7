import { withAssumptionTrace } from '../../mock-server/mutation/assumption-trace.js'
import { Kernel } from '../../mock-server/kernel/kernel.js'
import { pipeline } from '../../mock-server/kernel/pipeline.js'
import type { PlainResponse } from '../../mock-server/http/message.js'
import { Clock } from '../../mock-server/sandbox/clock.js'
import { Sandbox } from '../../mock-server/sandbox/sandbox.js'
import type { Scenario } from '../../mock-server/world/start/scenario.js'
import type { TraceExchange } from '../model/exchange.js'
import { bearerOf } from './credentials.js'
import { bodyDifferences } from './compare-body.js'
import { headerDifferences } from './compare-headers.js'
import { lossOf, type Difference } from '../model/difference.js'
import { Names } from './names.js'
import { jsonOf, objectOf, textOf } from '../read/values.js'
import { requestFor } from './request.js'
import type { EarlierToken, Start } from './start.js'

/** What the mock has answered to one request of the trace, and how that differs from the recorded response. */
export interface Outcome {
  readonly reply: PlainResponse
  readonly differences: readonly Difference[]
  readonly loss: number
  /** The questions of the register that the mock read to decide the response. */
  readonly read: ReadonlySet<string>
  /** The rule by which the mock rejected the request. */
  readonly rule: string | undefined
}

/** One replay of a trace, to its end or until the loss exceeded a limit. */
export interface Replayed {
  readonly outcomes: readonly Outcome[]
  readonly loss: number
}

/**
 * Sends all requests of a trace to a new mock, in order and by the clock of the trace.
 * @param limit ends the replay when the loss exceeds it, because nobody is interested in the rest
 */
export async function replay(
  exchanges: readonly TraceExchange[],
  start: Start,
  scenario: Scenario,
  limit = Infinity,
): Promise<Replayed> {
  const session = new Session(start, scenario, exchanges[0]?.at ?? 0)
  const outcomes: Outcome[] = []
  let loss = 0
  for (const exchange of exchanges) {
    const outcome = await session.send(exchange)
    outcomes.push(outcome)
    loss += outcome.loss
    if (loss > limit) break
  }
  session.end()
  return { outcomes, loss }
}

/** A mock that gets the requests of one trace. */
class Session {
  readonly #start: Start
  readonly #names: Names
  readonly #clock: Clock
  readonly #kernel: Kernel
  readonly #sandbox: Sandbox
  readonly #scenario: Scenario
  #read = new Set<string>()
  #rule: string | undefined

  constructor(start: Start, scenario: Scenario, at: number) {
    this.#start = start
    this.#scenario = scenario
    this.#names = new Names(start.known)
    this.#clock = new Clock(() => at)
    this.#clock.freeze(at)
    this.#sandbox = new Sandbox({ id: 'default', scenario, seed: 'compare', clock: this.#clock })
    const stages = withAssumptionTrace(pipeline, (name) => this.#read.add(name))
    this.#kernel = new Kernel(this.#sandbox, {}, stages)
    this.#kernel.onExchange(({ rejection }) => (this.#rule = rejection?.options.rule))
  }

  async send(exchange: TraceExchange): Promise<Outcome> {
    if (exchange.at > this.#clock.now()) this.#clock.set(exchange.at)
    await this.#issueEarlier(bearerOf(exchange))
    this.#read = new Set()
    this.#rule = undefined
    const request = requestFor(exchange, this.#names, this.#start)
    const reply = await this.#answer(request, exchange.at + exchange.took)
    const differences = this.#compare(exchange, reply)
    return { reply, differences, loss: lossOf(differences), read: this.#read, rule: this.#rule }
  }

  end(): void {
    this.#sandbox.release()
  }

  /** A long poll waits for the clock, so it ends when it ended in the trace. */
  #answer(request: Parameters<Kernel['handle']>[0], until: number): PlainResponse | Promise<PlainResponse> {
    const answer = this.#kernel.handle(request)
    if (!(answer instanceof Promise) || this.#sandbox.waiting === 0) return answer
    this.#clock.set(until)
    this.#sandbox.catchUp()
    // What the trace does not show may have ended the wait, so the poll ends without an event.
    if (this.#sandbox.waiting > 0) this.#clock.release()
    return answer
  }

  #compare({ response, method }: TraceExchange, reply: PlainResponse): Difference[] {
    if (!response) return []
    if (response.status !== reply.status) {
      const [recorded, mock] = [String(response.status), String(reply.status)]
      return [{ weight: 'status', kind: 'status', at: 'status', recorded, mock }]
    }
    const names = this.#names
    const headers = Object.fromEntries(
      Object.entries(reply.headers).map(([name, value]) => [name.toLowerCase(), value]),
    )
    this.#learnLocation(response.headers['location'], headers['location'])
    const found = headerDifferences(response.headers, headers, names)
    if (response.body === undefined || method === 'HEAD') return found
    const options = { names, isExact: this.#start.isExact }
    return [...found, ...bodyDifferences(response.body, reply.body, options)]
  }

  /** A redirect hands out codes and states in its query. */
  #learnLocation(recorded: string | undefined, mock: string | undefined): void {
    if (recorded === undefined || mock === undefined) return
    const parameters = (url: string) => new URLSearchParams(url.split(/[?#]/).slice(1).join('&'))
    const theirs = parameters(recorded)
    for (const [name, value] of parameters(mock)) {
      const other = theirs.get(name)
      if (other !== null && other !== value) this.#names.set(other, value)
    }
  }

  /** A token that the trace does not issue is issued when it is first used. */
  async #issueEarlier(token: string | undefined): Promise<void> {
    if (token === undefined || this.#names.has(token)) return
    const earlier = this.#start.earlierTokens.find((each) => each.token === token)
    if (!earlier) return
    const { status, body } = await this.#kernel.handle(tokenRequest(earlier, this.#scenario))
    if (status !== 200) return
    const issued = textOf(objectOf(jsonOf(body))['access_token'])
    if (issued !== undefined) this.#names.set(token, issued)
  }
}

function tokenRequest({ owner, name }: EarlierToken, { clients, users = [] }: Scenario) {
  const form = (fields: Record<string, string>) => new URLSearchParams(fields).toString()
  const headers = ['content-type', 'application/x-www-form-urlencoded']
  if (owner === 'client') {
    const { clientSecret = '' } = clients.find(({ clientId }) => clientId === name) ?? {}
    const body = form({ grant_type: 'client_credentials', client_id: name, client_secret: clientSecret })
    return { method: 'POST', target: '/oauth/token', headers, body }
  }
  const { accessKeyId: username = '', accessKeySecret: password = '' } =
    users.find(({ userName }) => userName === name)?.accessKeys?.[0] ?? {}
  return {
    method: 'POST',
    target: '/auth/token',
    headers,
    body: form({ grant_type: 'password', username, password }),
  }
}
