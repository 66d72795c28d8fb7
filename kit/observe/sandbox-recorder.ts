import type { Transcript } from '../model/transcript.js'
import type { CxoneMock, SandboxControl } from '../../mock-server/index.js'
import { ReceivedRequests } from '../testbed/received-requests.js'

const recorded = new WeakMap<SandboxControl, ReceivedRequests>()

/**
 * Records the requests to a sandbox from now on, secrets included, for rules that judge observed traffic.
 * @returns a function that stops the recording
 */
export function watch(mock: CxoneMock, sandbox: SandboxControl): () => void {
  const arrivals = new ReceivedRequests(() => performance.now())
  recorded.set(sandbox, arrivals)
  return mock.watchExchanges((exchange) => {
    if (exchange.sandboxId === sandbox.id) arrivals.addExchange(exchange)
  })
}

/** The recorded requests of a sandbox; undefined if it is not recorded. */
export function transcriptOf(sandbox: SandboxControl): Transcript | undefined {
  const arrivals = recorded.get(sandbox)
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
    // A public client has an empty secret.
    secrets: [...sandbox.clients.map(({ clientSecret }) => clientSecret), ...arrivals.tokens].filter(
      (value) => value !== '',
    ),
    output: '',
  }
}
