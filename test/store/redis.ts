import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from 'redis'

/** A Redis server of the test, on a free port, with its data in a folder of its own. */
export interface RedisServer extends AsyncDisposable {
  readonly url: string
  stop(signal: 'SIGSTOP' | 'SIGCONT'): void
  /** Kills the server. */
  kill(): Promise<void>
  /** Starts it again, with what it has kept. */
  restart(): Promise<void>
}

const durable: readonly string[] = ['--appendonly', 'yes', '--appendfsync', 'always', '--save', '']

/** @param flags all flags apart from the port, the address and the folder */
export async function redisServer(more: readonly string[] = [], flags = durable): Promise<RedisServer> {
  const folder = await mkdtemp(join(tmpdir(), 'cxone-redis-'))
  const port = await freePort()
  let child = await started(folder, port, [...flags, ...more])
  const kill = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
  return {
    url: `redis://127.0.0.1:${port}/0`,
    stop: (signal) => void child.kill(signal),
    kill,
    restart: async () => {
      await kill()
      child = await started(folder, port, [...flags, ...more])
    },
    [Symbol.asyncDispose]: async () => {
      await kill()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function started(folder: string, port: number, flags: readonly string[]): Promise<ChildProcess> {
  const settings = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, ...flags]
  const child = spawn('redis-server', settings, { stdio: 'ignore' })
  const client = createClient({ url: `redis://127.0.0.1:${port}/0`, socket: { reconnectStrategy: () => 20 } })
  client.on('error', () => undefined)
  await client.connect()
  while ((await client.ping().catch(() => '')) !== 'PONG') continue
  client.destroy()
  return child
}

/** A port that was free a moment ago. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (typeof address !== 'object' || address === null) throw new Error('no port')
  return address.port
}
