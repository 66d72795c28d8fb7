// Token requests over 50 connections, compared with a bare server that parses the form and a hand-written one.
import { startServer } from '../processes.mjs'
import { mockArgs } from '../world.mjs'
import { against, loadInRounds } from './load.mjs'
import { bare, byHand } from './servers.mjs'

export async function token(options) {
  const servers = [
    await startServer({ name: 'cxone-mock', args: mockArgs({ calls: 1 }) }),
    await startServer(bare('node-http')),
    await startServer(byHand('node-http', 1)),
  ]
  const samples = await loadInRounds(servers, options, () => ({ kind: 'token' }))
  await Promise.all(servers.map((server) => server.stop()))
  return {
    title: 'POST /oauth/token',
    samples,
    comparisons: [against(samples, 'bare node-http', 0.5), against(samples, 'hand-written node-http')],
  }
}
