// 1. The authorised pair start, stop at 50 connections, against the bare servers.
import { startServer } from '../processes.mjs'
import { ask, mockArgs, tokenRequest } from '../world.mjs'
import { against, connections, loadInRounds } from './load.mjs'
import { bare } from './servers.mjs'

export async function startStop(options) {
  const mock = await startServer({
    name: 'cxone-mock',
    args: mockArgs({ calls: connections * (options.rounds + 1) }),
  })
  const others = await Promise.all(['node-http', 'express', 'fastify'].map((name) => startServer(bare(name))))
  const { access_token: token } = await ask(mock.url, tokenRequest())
  const servers = [mock, ...others]
  // What is left started when a round ends is not met again: each round has recordings of its own.
  const samples = await loadInRounds(servers, options, (_, round) => ({
    kind: 'pair',
    token,
    firstRecording: round * connections,
  }))
  await Promise.all(servers.map((server) => server.stop()))
  return {
    title: 'Authorised start/stop, 50 connections',
    samples,
    comparisons: [
      against(samples, 'node-http', 0.5),
      against(samples, 'express', 4),
      against(samples, 'fastify', 1),
    ],
  }
}
