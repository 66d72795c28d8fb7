import type { Transcript } from '../model/transcript.js'
import type { CxoneMock, SandboxControl } from '../../mock-server/index.js'
import { ReceivedRequests } from '../testbed/received-requests.js'

const watched = new WeakMap<SandboxControl, ReceivedRequests>()

/**
 * Keeps what reaches a sandbox from now on, secrets included, for rules that judge a client while it is only watched.
 * @returns what ends it
 */
export function watch(mock: CxoneMock, sandbox: SandboxControl): () => void {
  const arrivals = new ReceivedRequests(() => performance.now())
  watched.set(sandbox, arrivals)
  return mock.watchExchanges((exchange) => {
    if (exchange.sandboxId === sandbox.id) arrivals.addExchange(exchange)
  })
}

/** What reached a sandbox since it is watched; undefined when it is not. */
export function transcriptOf(sandbox: SandboxControl): Transcript | undefined {
  const arrivals = watched.get(sandbox)
  if (!arrivals) return undefined
  const calls = sandbox.calls.list()
  return {
    arrivals: arrivals.all,
    done: [],
    calls: calls.map(({ conversationId, conferenceId, recordingId, contactId }) => ({
      conversationId,
      conferenceId,
      recordingId,
      contactId: String(contactId),
    })),
    recordings: calls.map(({ recordingId, recordingState }) => ({ recordingId, state: recordingState })),
    config: undefined,
    // A public client has an empty secret, which is none.
    secrets: [...sandbox.clients.map(({ clientSecret }) => clientSecret), ...arrivals.tokens].filter(
      (value) => value !== '',
    ),
    output: '',
  }
}
