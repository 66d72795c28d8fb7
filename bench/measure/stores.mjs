// Start/stop pairs with a store, compared with a mock that keeps its state in memory.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startServer } from '../processes.mjs'
import { ask, mockArgs, tokenRequest } from '../world.mjs'
import { against, connections, loadInRounds } from './load.mjs'

export async function stores(options) {
  const calls = connections * (options.rounds + 1)
  const directory = mkdtempSync(join(tmpdir(), 'cxone-bench-'))
  const args = mockArgs({ calls })
  const servers = await Promise.all([
    startServer({ name: 'cxone-mock', args: [...args, '--store', join(directory, 'store')] }),
    startServer({ name: 'cxone-mock in memory', args }),
  ])
  const tokens = new Map()
  for (const server of servers) tokens.set(server, (await ask(server.url, tokenRequest())).access_token)
  const samples = await loadInRounds(servers, options, (server, round) => ({
    kind: 'pair',
    token: tokens.get(server),
    firstRecording: round * connections,
  }))
  await Promise.all(servers.map((server) => server.stop()))
  rmSync(directory, { recursive: true, force: true })
  return {
    title: 'start/stop with a store',
    samples,
    comparisons: [against(samples, 'cxone-mock in memory', 0.5)],
  }
}
