// Token requests over 50 connections, compared with bare servers and a hand-written one.
import { startServer } from '../processes.mjs'
import { mockArgs } from '../world.mjs'
import { against, loadInRounds } from './load.mjs'
import { bare, byHand } from './servers.mjs'

export async function token(options) {
  return [
    await inRounds('POST /oauth/token', 'token', options, [
      { server: bare('node-http'), atLeast: 0.5 },
      { server: byHand('node-http', 1) },
    ]),
    await inRounds('POST /auth/token', 'cxone-token', options, [{ server: bare('signing'), atLeast: 0.5 }]),
  ]
}

async function inRounds(title, kind, options, others) {
  const mock = { name: 'cxone-mock', args: mockArgs({ calls: 1 }) }
  const servers = []
  for (const each of [mock, ...others.map(({ server }) => server)]) servers.push(await startServer(each))
  const samples = await loadInRounds(servers, options, () => ({ kind }))
  await Promise.all(servers.map((server) => server.stop()))
  const comparisons = others.map(({ server, atLeast }) => against(samples, server.name, atLeast))
  return { title, samples, comparisons }
}
