import { once } from 'node:events'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { append } from '../../mock-server/store/redis/script.js'
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

/** Forwards connections to Redis, can drop all of them, and can hold what a mock appends. */
export interface Forwarder extends AsyncDisposable {
  readonly port: number
  drop(): void
  /** Holds the next change that a mock appends. @returns what can become of it, as soon as it is held */
  holdAppend(): Promise<HeldAppend>
}

export interface HeldAppend {
  /** Lets it reach Redis. */
  release(): void
  /** Ends the connection of the mock. */
  lose(): void
  /** Lets it reach Redis after its connection has ended. Resolves when Redis has done it. */
  arriveLate(): Promise<void>
}

export async function forwarder(toPort: number): Promise<Forwarder> {
  const sockets = new Set<Socket>()
  let onAppend: ((near: Socket, far: Socket, chunk: Buffer) => void) | undefined
  const server: Server = createServer((near) => {
    const far = connect(toPort, '127.0.0.1')
    for (const socket of [near, far]) {
      sockets.add(socket)
      socket.on('error', () => undefined)
      socket.on('close', () => {
        sockets.delete(socket)
        if (!near.isPaused()) far.destroy()
        near.destroy()
      })
    }
    near.on('data', (chunk: Buffer) => {
      if (!onAppend || !(chunk.includes(append.sha1) || chunk.includes(append.text)))
        return void far.write(chunk)
      onAppend(near, far, chunk)
      onAppend = undefined
    })
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
    holdAppend: () =>
      new Promise((resolve) => {
        onAppend = (near, far, chunk) => {
          near.pause()
          resolve({
            release: () => {
              far.write(chunk)
              near.resume()
            },
            lose: () => void near.destroy(),
            arriveLate: async () => {
              const closed = once(far, 'close')
              far.resume().end(chunk)
              await closed
            },
          })
        }
      }),
    [Symbol.asyncDispose]: async () => {
      drop()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
