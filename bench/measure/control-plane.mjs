// Start/stop pairs while the sandbox has faults and a client reads the event stream.
import { startServer } from '../processes.mjs'
import { ask, mockArgs, tokenRequest } from '../world.mjs'
import { against, connections, loadInRounds } from './load.mjs'

const faults = ['getTokensMe', 'getConversation', 'putConversationRecording']

export async function controlPlane(options) {
  const calls = connections * (options.rounds + 1)
  const [busy, plain] = await Promise.all([
    startServer({ name: 'cxone-mock', args: mockArgs({ calls }) }),
    startServer({ name: 'cxone-mock alone', args: mockArgs({ calls }) }),
  ])
  const headers = { 'content-type': 'application/json' }
  for (const on of faults) {
    const body = JSON.stringify({ on, status: 503 })
    const { status } = await fetch(`${busy.url}/__admin/faults`, { method: 'POST', headers, body })
    if (status !== 201) throw new Error(`POST /__admin/faults responded with ${status}`)
  }
  const gone = new AbortController()
  const stream = await fetch(`${busy.url}/__admin/events`, { signal: gone.signal })
  const read = drain(stream)
  const tokens = new Map()
  for (const server of [busy, plain]) {
    tokens.set(server, (await ask(server.url, tokenRequest())).access_token)
  }
  const samples = await loadInRounds([busy, plain], options, (server, round) => ({
    kind: 'pair',
    token: tokens.get(server),
    firstRecording: round * connections,
  }))
  gone.abort()
  const bytes = await read
  if (bytes === 0) throw new Error('The event stream sent no data.')
  await Promise.all([busy.stop(), plain.stop()])
  return {
    title: 'start/stop with faults and an open event stream',
    samples,
    comparisons: [against(samples, 'cxone-mock alone', 0.95)],
  }
}

/** Reads a stream until it is aborted and returns the number of bytes. */
async function drain({ body }) {
  let bytes = 0
  try {
    for await (const chunk of body) bytes += chunk.length
  } catch (error) {
    if (error.name !== 'AbortError') throw error
  }
  return bytes
}
