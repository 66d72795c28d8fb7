// 2. Token requests at 50 connections, against a bare server that reads the form.
import { startServer } from '../processes.mjs'
import { mockArgs } from '../world.mjs'
import { against, loadInRounds } from './load.mjs'
import { bare } from './servers.mjs'

export async function token(options) {
  const servers = [
    await startServer({ name: 'cxone-mock', args: mockArgs({ calls: 1 }) }),
    await startServer(bare('node-http')),
  ]
  const samples = await loadInRounds(servers, options, () => ({ kind: 'token' }))
  await Promise.all(servers.map((server) => server.stop()))
  return {
    title: 'POST /oauth/token, 50 connections',
    samples,
    comparisons: [against(samples, 'node-http', 0.4)],
  }
}
