import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createInterface, type Interface } from 'node:readline'
import {
  ClientFailure,
  type Capability,
  type Client,
  type ClientConfig,
  type OperationRequest,
  type Outcome,
  type RunningOperation,
} from '../../kit/model/client.js'
import { operationsIn, type OperationName, type Profile } from '../../contracts/api/profiles.js'
import { frames, type Frames } from '../../kit/drivers/protocol-schema.js'
import { terminal } from '../terminal.js'

/**
 * A client that somebody runs by hand, say in a debugger: says what is wanted, and waits until it is told how it
 * ended, on stdin or by `POST /__kit/done`. Nothing is ever late.
 */
export async function openAttached(
  profile: Profile = 'recordingcontrols',
  operations: readonly OperationName[] = operationsIn(profile),
): Promise<Client> {
  const client = new AttachedClient(profile, operations, await frames())
  await client.listen()
  return client
}

class AttachedClient implements Client {
  readonly name = 'attached'
  readonly profiles: ReadonlySet<Profile>
  readonly operations: ReadonlySet<OperationName>
  readonly capabilities: ReadonlySet<Capability> = new Set<Capability>()
  readonly #frames: Frames
  readonly #server: Server
  readonly #keyboard: Interface
  #url = ''
  #done: ((outcome: Outcome) => void) | undefined
  #turn: Promise<unknown> = Promise.resolve()

  constructor(profile: Profile, operations: readonly OperationName[], known: Frames) {
    this.profiles = new Set([profile])
    this.operations = new Set(operations)
    this.#frames = known
    this.#keyboard = createInterface({ input: process.stdin })
    this.#keyboard.on('line', (line) => this.#take(line))
    this.#server = createServer((request, response) => {
      let body = ''
      request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk))
      request.on('end', () => {
        const isDone = request.method === 'POST' && request.url === '/__kit/done'
        const said = isDone ? this.#take(body) : `POST ${this.#url}`
        response.writeHead(said === undefined ? 204 : isDone ? 409 : 404).end(said)
      })
    })
  }

  async listen(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#server.listen(0, '127.0.0.1', resolve)
    })
    this.#url = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/__kit/done`
  }

  async configure({
    baseUrl,
    tokenUrl,
    clientId,
    clientSecret,
    scopes,
    ...rest
  }: ClientConfig): Promise<void> {
    say('')
    say('A new client is wanted, with this environment:')
    const env = {
      BASE_URL: baseUrl,
      TOKEN_URL: tokenUrl,
      CLIENT_ID: clientId,
      CLIENT_SECRET: clientSecret,
      ACCESS_KEY_ID: rest.accessKeyId,
      ACCESS_KEY_SECRET: rest.accessKeySecret,
      AGENT_ID: rest.agentId,
      STATION_ID: rest.stationId,
      SCOPES: scopes.join(' '),
    }
    for (const [name, value] of Object.entries(env)) {
      if (value !== undefined) say(`  CXONE_${name}=${value}`)
    }
  }

  begin({ operation, context, deadlineMs }: OperationRequest): RunningOperation {
    const ask = () =>
      new Promise<Outcome>((resolve) => {
        this.#done = resolve
        say(`Wanted: ${operation} within ${deadlineMs} ms, for ${JSON.stringify(context)}`)
        say(`  then Enter (or: fail KIND, unknown, or an outcome as JSON), or POST it to ${this.#url}`)
      })
    const outcome = this.#turn.then(ask)
    this.#turn = outcome
    return { outcome, abort: () => undefined }
  }

  /** @returns what is wrong with what was said; undefined when it was taken */
  #take(text: string): string | undefined {
    const done = this.#done
    if (!done) return 'nothing is wanted just now'
    try {
      const outcome = this.#frames.outcome('the operation', outcomeOf(text.trim()))
      this.#done = undefined
      done(outcome)
      return undefined
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      say(reason)
      return reason
    }
  }

  async dispose(): Promise<void> {
    throw new ClientFailure('An attached client is shut down by hand.')
  }

  async advanceClock(): Promise<void> {
    throw new ClientFailure('An attached client has no clock that the kit can move.')
  }

  output(): string {
    return ''
  }

  async close(): Promise<void> {
    this.#keyboard.close()
    this.#server.close()
    this.#server.closeAllConnections()
  }
}

function outcomeOf(text: string): unknown {
  if (text.startsWith('{')) return JSON.parse(text)
  const [outcome = '', kind] = text.split(/\s+/)
  return { outcome: outcome || 'ok', ...(kind === undefined ? {} : { kind }) }
}

/** The secret of a room is no secret of anybody: it has to be shown to be used, and ends with the room. */
function say(text: string): void {
  terminal().stderr.write(`${text}\n`)
}
