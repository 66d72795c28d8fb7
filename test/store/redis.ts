import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from 'redis'
import { makeCertificates, type Certificates } from '../../kit/testbed/certificates.js'

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

/** The flags of a server with TLS, whose certificate is for 127.0.0.1, and the file of its CA. */
export async function tlsFlags(
  folder: string,
  kind: keyof Certificates['of'] = 'good',
): Promise<{ readonly flags: readonly string[]; readonly port: number; readonly ca: string }> {
  const { ca, of } = await makeCertificates()
  const [caFile, certificate, key] = ['ca.pem', 'server.pem', 'key.pem'].map((name) => join(folder, name))
  if (!caFile || !certificate || !key) throw new Error('no file')
  await writeFile(caFile, ca)
  await writeFile(certificate, of[kind].certificate)
  await writeFile(key, of[kind].key)
  const port = await freePort()
  const tls = {
    'tls-port': port,
    'tls-cert-file': certificate,
    'tls-key-file': key,
    'tls-ca-cert-file': caFile,
  }
  const flags = Object.entries(tls).flatMap(([name, value]) => [`--${name}`, String(value)])
  return { flags: [...flags, '--tls-auth-clients', 'no'], port, ca: caFile }
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
