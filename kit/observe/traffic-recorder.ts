import type { CallContext, PrintedText } from '../model/client.js'
import type { ServerRecording } from '../model/test-server.js'
import type { Transcript } from '../model/transcript.js'
import type { CallView, CxoneMock, SandboxControl } from '../../mock-server/index.js'
import { ReceivedRequests } from '../testbed/received-requests.js'

interface SandboxTraffic {
  readonly sandbox: SandboxControl
  readonly arrivals: ReceivedRequests
  /** At the first request, because a deleted sandbox cannot be read later. */
  readonly calls: readonly CallView[]
  readonly clientSecrets: readonly string[]
}

/** Records the requests to a mock, by sandbox. Includes sandboxes that are deleted meanwhile. */
export class Observed {
  readonly #bySandbox = new Map<string, SandboxTraffic>()

  readonly #mock: CxoneMock

  constructor(mock: CxoneMock) {
    this.#mock = mock
    mock.watchExchanges((exchange) => {
      const traffic = this.#bySandbox.get(exchange.sandboxId) ?? this.#begin(exchange.sandboxId)
      traffic.arrivals.addExchange(exchange)
    })
  }

  #begin(sandboxId: string): SandboxTraffic {
    const sandbox = this.#mock.sandboxById(sandboxId)
    const arrivals = new ReceivedRequests(() => performance.now())
    const clientSecrets = sandbox.clients.map(({ clientSecret }) => clientSecret)
    const traffic = { sandbox, arrivals, calls: sandbox.calls.list(), clientSecrets }
    this.#bySandbox.set(sandboxId, traffic)
    return traffic
  }

  /** The number of requests beyond the limit, by sandbox. They are not recorded. */
  get dropped(): readonly (readonly [sandboxId: string, count: number])[] {
    return [...this.#bySandbox]
      .map(([id, { arrivals }]) => [id, arrivals.dropped] as const)
      .filter(([, count]) => count > 0)
  }

  /**
   * One transcript for each sandbox with requests. Request numbers are unique across sandboxes, and each transcript has
   * all secrets, because one sandbox may leak those of another.
   */
  transcripts(output: string, printed?: readonly PrintedText[]): Transcript[] {
    const existing = new Set(this.#mock.sandboxes)
    const all = [...this.#bySandbox.values()]
    const secrets = [...new Set(all.flatMap(secretsOf))]
    let before = 0
    return all.map(({ sandbox, arrivals, ...traffic }) => {
      const first = before
      before += arrivals.all.length
      const calls = existing.has(sandbox) ? sandbox.calls.list() : traffic.calls
      return {
        arrivals: arrivals.all.map((request) => ({ ...request, id: request.id + first })),
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
        ...(printed && { printed }),
      }
    })
  }
}

function secretsOf({ clientSecrets, arrivals }: SandboxTraffic): string[] {
  // A public client has an empty secret.
  return [...clientSecrets, ...arrivals.tokens].filter((value) => value !== '')
}
