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
import { frames } from '../../kit/drivers/protocol-schema.js'
import { terminal } from '../output/terminal.js'

/**
 * A client that a person runs by hand, for example in a debugger. It prints the operation to run, and waits until
 * the person enters the outcome on stdin or sends it with `POST /__kit/done`, without a time limit.
 */
export async function openAttached(
  profile: Profile = 'recordingcontrols',
  operations: readonly OperationName[] = operationsIn(profile),
): Promise<Client> {
  const client = new AttachedClient(profile, operations)
  await client.listen()
  return client
}

class AttachedClient implements Client {
  readonly name = 'attached'
  readonly profiles: ReadonlySet<Profile>
  readonly operations: ReadonlySet<OperationName>
  readonly capabilities: ReadonlySet<Capability> = new Set<Capability>()
  readonly #server: Server
  readonly #keyboard: Interface
  #url = ''
  #done: ((outcome: Outcome) => void) | undefined
  #turn: Promise<unknown> = Promise.resolve()

  constructor(profile: Profile, operations: readonly OperationName[]) {
    this.profiles = new Set([profile])
    this.operations = new Set(operations)
    this.#keyboard = createInterface({ input: process.stdin })
    this.#keyboard.on('line', (line) => this.#take(line))
    this.#server = createServer((request, response) => {
      let body = ''
      request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk))
      request.on('end', () => {
        const isDone = request.method === 'POST' && request.url === '/__kit/done'
        const error = isDone ? this.#take(body) : `Not found. Send POST ${this.#url}`
        response.writeHead(error === undefined ? 204 : isDone ? 409 : 404).end(error)
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
    say('Start a new client with this environment:')
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
        say(`Call ${operation} within ${deadlineMs} ms for ${JSON.stringify(context)}`)
        say(
          '  Then press Enter if it succeeded. Otherwise type "fail KIND", "unknown" or an outcome as JSON.',
        )
        say(`  Or send the outcome with POST ${this.#url}`)
      })
    const outcome = this.#turn.then(ask)
    this.#turn = outcome
    return { outcome, abort: () => undefined }
  }

  /** @returns the error in the given outcome; undefined when the outcome was accepted */
  #take(text: string): string | undefined {
    const done = this.#done
    if (!done) return 'No operation is running.'
    try {
      const outcome = frames.outcome('the operation', outcomeOf(text.trim()))
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
    throw new ClientFailure('The kit cannot shut down an attached client.')
  }

  async advanceClock(): Promise<void> {
    throw new ClientFailure('The kit cannot advance the clock of an attached client.')
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

/** Prints to the person. Secrets are included: the person needs them, and each is valid for one test server only. */
function say(text: string): void {
  terminal().stderr.write(`${text}\n`)
}
