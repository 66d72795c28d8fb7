import { ConfigurationRefused, type Client, type Outcome } from '../model/client.js'
import type { OpenTestServer } from '../model/test-server.js'
import type { Profile } from '../../contracts/api/profiles.js'
import { whyNoStart } from '../queries/failed-start.js'
import { strayRequests } from '../queries/strays.js'

/**
 * Asks a client for an ordinary start. If that fails, most rules would be untested for the same reason.
 * @returns why it failed, with what the client said and what the server answered; undefined if it succeeded, or if the
 * client has no start
 * @throws {ClientFailure} when the client crashed, hung or broke the protocol
 */
export async function explainFirstStart(
  client: Client,
  openTestServer: OpenTestServer,
  preferred?: Profile,
): Promise<string | undefined> {
  const profile = preferred ?? [...client.profiles][0]
  if (!client.operations.has('startRecording') || profile === undefined) return undefined
  const server = await openTestServer({}, profile)
  try {
    const { config } = server
    const [context] = server.calls
    if (!context) throw new RangeError('the test server has no call')
    const outcome = await startOf(async () => {
      await client.configure(config)
      return client.begin({ operation: 'startRecording', context, deadlineMs: config.deadlineMs }).outcome
    })
    const isRecorded = server.recordings().some(({ state }) => state === 'recording')
    const arrivals = [...server.arrivals(), ...strayRequests(client, server)]
    return whyNoStart({ config, outcome, arrivals, isRecorded })
  } finally {
    await server.close()
  }
}

async function startOf(run: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await run()
  } catch (error) {
    if (!(error instanceof ConfigurationRefused)) throw error
    return error.outcome ?? { outcome: 'fail', message: error.message }
  }
}
