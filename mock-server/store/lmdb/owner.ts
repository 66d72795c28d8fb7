import { randomBytes } from 'node:crypto'
import { link, readFile, rename, unlink } from 'node:fs/promises'
import { connect, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { StoreError } from '../engine.js'
import { createOnce } from './create-once.js'

/** Who has opened a directory, as JSON in its file `owner`. */
interface Owner {
  readonly pid: number
  /** A socket on which the owner listens as long as its process runs, however it ends. */
  readonly socket: string
}

/** The longest path of a Unix socket on all systems. */
const longestSocket = 100

/**
 * Makes this process the only one that has a directory open. The owner listens on a socket, so a process that was
 * killed leaves nothing that anybody has to remove.
 * @returns a function that gives the directory back
 * @throws {StoreError} when another process has it open
 */
export async function own(directory: string): Promise<() => Promise<void>> {
  const nonce = randomBytes(8).toString('hex')
  const file = join(directory, 'owner')
  const socket = socketPath(directory, nonce)
  const server = await listen(socket)
  const text = JSON.stringify({ pid: process.pid, socket } satisfies Owner)
  const release = async () => {
    if ((await readText(file)) === text) await unlink(file).catch(() => undefined)
    await new Promise((done) => server.close(done))
  }
  try {
    while (!(await createOnce(file, text))) await removeStale(directory, file, `${file}.${nonce}.stale`)
    return release
  } catch (error) {
    await release()
    throw error
  }
}

/** Removes the owner if its process has ended. @throws {StoreError} when it has not */
async function removeStale(directory: string, file: string, aside: string): Promise<void> {
  const before = await readText(file)
  if (before === undefined) return
  const owner = ownerIn(before)
  if (owner && (await isListening(owner.socket))) {
    throw new StoreError(
      `The store ${directory} is in use by process ${owner.pid}. Stop that mock, or use another directory.`,
    )
  }
  // Another process may do the same now: only what was read may go.
  await rename(file, aside).catch(() => undefined)
  const moved = await readText(aside)
  if (moved !== undefined && moved !== before) await link(aside, file).catch(() => undefined)
  await unlink(aside).catch(() => undefined)
  if (owner && process.platform !== 'win32') await unlink(owner.socket).catch(() => undefined)
}

function socketPath(directory: string, nonce: string): string {
  if (process.platform === 'win32') return `\\\\.\\pipe\\cxone-mock-${nonce}`
  const here = join(directory, `${nonce}.sock`)
  return here.length <= longestSocket ? here : join(tmpdir(), `cxone-mock-${nonce}.sock`)
}

async function listen(socket: string): Promise<Server> {
  const server = createServer((connection) => connection.destroy())
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(socket, resolve))
  return server.unref()
}

function isListening(socket: string): Promise<boolean> {
  return new Promise((resolve) => {
    const connection = connect(socket)
    connection.once('connect', () => (connection.destroy(), resolve(true)))
    connection.once('error', () => resolve(false))
  })
}

function ownerIn(text: string): Owner | undefined {
  try {
    const { pid, socket } = JSON.parse(text) as Partial<Owner>
    return typeof pid === 'number' && typeof socket === 'string' ? { pid, socket } : undefined
  } catch {
    return undefined
  }
}

async function readText(file: string): Promise<string | undefined> {
  return readFile(file, 'utf8').catch(() => undefined)
}
