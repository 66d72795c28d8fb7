import type { CallContext } from '../model/client.js'
import type { ServerRecording } from '../model/test-server.js'
import type { Transcript } from '../model/transcript.js'
import type { CallView, CxoneMock, SandboxControl } from '../../mock-server/index.js'
import { ReceivedRequests } from '../testbed/received-requests.js'

interface SandboxTraffic {
  readonly sandbox: SandboxControl
  readonly arrivals: ReceivedRequests
  /** When the first request came: a sandbox that is deleted since tells nothing. */
  readonly calls: readonly CallView[]
  readonly clientSecrets: readonly string[]
}

/** What reaches a mock while other code runs against it, by sandbox, those that are deleted meanwhile included. */
export class Observed {
  readonly #bySandbox = new Map<string, SandboxTraffic>()

  readonly #mock: CxoneMock

  constructor(mock: CxoneMock) {
    this.#mock = mock
    mock.watchExchanges((exchange) => {
      const seen = this.#bySandbox.get(exchange.sandboxId) ?? this.#begin(exchange.sandboxId)
      seen.arrivals.addExchange(exchange)
    })
  }

  #begin(sandboxId: string): SandboxTraffic {
    const sandbox = this.#mock.sandboxById(sandboxId)
    const arrivals = new ReceivedRequests(() => performance.now())
    const clientSecrets = sandbox.clients.map(({ clientSecret }) => clientSecret)
    const seen = { sandbox, arrivals, calls: sandbox.calls.list(), clientSecrets }
    this.#bySandbox.set(sandboxId, seen)
    return seen
  }

  /** How many requests came after more than are kept, by sandbox: nothing is said of those. */
  get dropped(): readonly (readonly [sandboxId: string, count: number])[] {
    return [...this.#bySandbox]
      .map(([id, { arrivals }]) => [id, arrivals.dropped] as const)
      .filter(([, count]) => count > 0)
  }

  /**
   * One for each sandbox that a request reached. Requests are numbered through all of them, and each knows the
   * secrets of all: what one leaks, another may show.
   */
  transcripts(output: string): Transcript[] {
    const there = new Set(this.#mock.sandboxes)
    const all = [...this.#bySandbox.values()]
    const secrets = [...new Set(all.flatMap(secretsOf))]
    let before = 0
    return all.map(({ sandbox, arrivals, ...seen }) => {
      const first = before
      before += arrivals.all.length
      const calls = there.has(sandbox) ? sandbox.calls.list() : seen.calls
      return {
        arrivals: arrivals.all.map((arrival) => ({ ...arrival, id: arrival.id + first })),
        done: [],
        calls: calls.map(({ conversationId, conferenceId, recordingId, contactId }): CallContext => ({
          conversationId,
          conferenceId,
          recordingId,
          contactId: String(contactId),
        })),
        recordings: calls.map(({ recordingId, recordingState }): ServerRecording => ({
          recordingId,
          state: recordingState,
        })),
        config: undefined,
        secrets,
        output,
      }
    })
  }
}

function secretsOf({ clientSecrets, arrivals }: SandboxTraffic): string[] {
  // A public client has an empty secret, which is none.
  return [...clientSecrets, ...arrivals.tokens].filter((value) => value !== '')
}
