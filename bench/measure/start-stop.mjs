// Authorised start/stop pairs over 50 connections, compared with hand-written and bare servers.
import { startServer } from '../processes.mjs'
import { ask, mockArgs, tokenRequest } from '../world.mjs'
import { against, connections, loadInRounds } from './load.mjs'
import { requireSameWork } from './same-work.mjs'
import { bare, byHand } from './servers.mjs'

const names = ['node-http', 'fastify', 'express']

export async function startStop(options) {
  const calls = connections * (options.rounds + 1)
  const mock = await startServer({ name: 'cxone-mock', args: mockArgs({ calls }) })
  const handWritten = await Promise.all(names.map((name) => startServer(byHand(name, calls))))
  const others = await Promise.all(names.map((name) => startServer(bare(name))))
  await requireSameWork(mock, handWritten)
  const servers = [mock, ...handWritten, ...others]
  const tokens = new Map()
  for (const server of [mock, ...handWritten]) {
    tokens.set(server, (await ask(server.url, tokenRequest())).access_token)
  }
  // A round may leave recordings started, so each round uses other recordings.
  const samples = await loadInRounds(servers, options, (server, round) => ({
    kind: 'pair',
    token: tokens.get(server) ?? tokens.get(mock),
    firstRecording: round * connections,
  }))
  await Promise.all(servers.map((server) => server.stop()))
  return {
    title: 'start/stop',
    samples,
    comparisons: [
      against(samples, 'hand-written node-http', 0.8),
      against(samples, 'hand-written fastify', 1),
      against(samples, 'hand-written express', 4),
      ...names.map((name) => against(samples, `bare ${name}`)),
    ],
  }
}
