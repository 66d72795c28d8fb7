// Start/stop pairs with a store, compared with a mock that keeps its state in memory.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { startServer } from '../processes.mjs'
import { ask, mockArgs, tokenRequest } from '../world.mjs'
import { against, connections, loadInRounds } from './load.mjs'
import { twoProcesses } from './two-processes.mjs'

/** A directory, and Redis on the same machine: the CPU time is that of the mock alone. */
export async function stores(options) {
  const directory = mkdtempSync(join(tmpdir(), 'cxone-bench-'))
  const redis = await startRedis(directory)
  try {
    return [
      await withStore('a directory', join(directory, 'store'), 0.5, options),
      await withStore('Redis', redis.url, 0.25, options),
      await twoProcesses(redis, options),
    ]
  } finally {
    redis.stop()
    rmSync(directory, { recursive: true, force: true })
  }
}

async function startRedis(directory) {
  const port = 20_000 + (process.pid % 20_000)
  const child = spawn(
    'redis-server',
    ['--port', String(port), '--bind', '127.0.0.1', '--dir', directory, '--appendonly', 'yes', '--save', ''],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  for await (const line of createInterface(child.stdout)) if (line.includes('Ready to accept')) break
  return { url: `redis://127.0.0.1:${port}/0`, pid: child.pid, stop: () => child.kill('SIGKILL') }
}

async function withStore(kind, store, atLeast, options) {
  const calls = connections * (options.rounds + 1)
  const args = mockArgs({ calls })
  const servers = await Promise.all([
    startServer({ name: 'cxone-mock', args: [...args, '--store', store] }),
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
  return {
    title: `start/stop with ${kind} as the store`,
    samples,
    comparisons: [against(samples, 'cxone-mock in memory', atLeast)],
  }
}
