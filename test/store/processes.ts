import { once } from 'node:events'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { start, type Started } from '../cli/run.js'

/** A mock in a process of its own. */
export interface Process extends AsyncDisposable {
  readonly url: string
  stop(signal: NodeJS.Signals): void
  /** Kills the process and starts another one on the same store. */
  replace(): Promise<void>
}

/** Starts a mock with a store. */
export async function mockProcess(store: string, more: readonly string[] = []): Promise<Process> {
  let started: Started
  let url = ''
  const begin = async () => {
    started = start(['start', '-p', '0', '--log', 'none', '--store', store, ...more])
    const { value } = await started.out.next()
    ;({ url } = JSON.parse(String(value)) as { url: string })
  }
  await begin()
  return {
    get url() {
      return url
    },
    stop: (signal) => void started.child.kill(signal),
    replace: async () => {
      started.child.kill('SIGKILL')
      await once(started.child, 'exit')
      await begin()
    },
    [Symbol.asyncDispose]: async () => started[Symbol.asyncDispose](),
  }
}

/** Forwards connections, and can drop all of them. */
export interface Forwarder extends AsyncDisposable {
  readonly port: number
  drop(): void
}

export async function forwarder(toPort: number): Promise<Forwarder> {
  const sockets = new Set<Socket>()
  const server: Server = createServer((near) => {
    const far = connect(toPort, '127.0.0.1')
    for (const socket of [near, far]) {
      sockets.add(socket)
      socket.on('error', () => undefined)
      socket.on('close', () => {
        sockets.delete(socket)
        near.destroy()
        far.destroy()
      })
    }
    near.pipe(far)
    far.pipe(near)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const drop = () => {
    for (const socket of sockets) socket.destroy()
  }
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    drop,
    [Symbol.asyncDispose]: async () => {
      drop()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
