import { closeSync, fdatasync, fdatasyncSync, openSync } from 'node:fs'
import { chmod } from 'node:fs/promises'
import { join } from 'node:path'
import type { Database, RootDatabase } from 'lmdb'
import { clearRealTimeout, setRealTimeout } from '../../time/real-time.js'
import { type Engine, type Key, type Write } from '../engine.js'
import { asStoreError, hasData, prepareDirectory } from './directory.js'
import { libraryPath } from './library.js'
import { own } from './owner.js'
import { probe } from './probe.js'
import { decode, encode } from './values.js'

/** How long after a write the disk has it, in milliseconds. */
const syncMs = 1000

/** Sorts after every part of a key. */
const last = '\u{10FFFF}'

/**
 * Opens a store in a directory with LMDB.
 * @throws {StoreError} when another process has it open, when it is damaged, or when `lmdb` is not installed
 */
export async function openLmdb(directory: string): Promise<Engine> {
  const library = libraryPath()
  const { open } = await import('lmdb')
  await prepareDirectory(directory)
  const release = await own(directory).catch((error: unknown) => {
    throw asStoreError(directory, error)
  })
  try {
    if (await hasData(directory)) await probe(directory, library)
    const root = open({ path: directory, maxDbs: 2, noSync: true })
    for (const file of ['data.mdb', 'lock.mdb']) await chmod(join(directory, file), 0o600)
    return new LmdbEngine(directory, root, release)
  } catch (error) {
    await release()
    throw asStoreError(directory, error)
  }
}

class LmdbEngine implements Engine {
  readonly name: string
  readonly #directory: string
  readonly #root: RootDatabase
  readonly #release: () => Promise<void>
  readonly #values: Database<Buffer, string[]>
  readonly #file: number
  #sync: NodeJS.Timeout | undefined

  constructor(directory: string, root: RootDatabase, release: () => Promise<void>) {
    this.name = `The store ${directory}`
    this.#directory = directory
    this.#root = root
    this.#release = release
    this.#file = openSync(join(directory, 'data.mdb'), 'r+')
    this.#values = root.openDB({ name: 'state', encoding: 'binary' })
  }

  get(key: Key): unknown {
    const bytes = this.#values.get([...key] as string[])
    return bytes && decode(bytes)
  }

  *under(key: Key): Generator<{ readonly key: Key; readonly value: unknown }> {
    for (const { key: found, value } of this.#values.getRange(rangeUnder(key))) {
      yield { key: found, value: decode(value) }
    }
  }

  async write(changes: readonly Write[]): Promise<void> {
    const encoded = changes.map((change) =>
      'put' in change ? { ...change, bytes: encode(change.value) } : change,
    )
    try {
      this.#root.transactionSync(() => {
        for (const change of encoded) {
          if ('bytes' in change) this.#values.putSync([...change.put] as string[], change.bytes)
          else if ('remove' in change) this.#values.removeSync([...change.remove] as string[])
          else this.#removeUnder(change.removeUnder, change.upTo)
        }
      })
    } catch (error) {
      throw asStoreError(this.#directory, error)
    }
    this.#syncSoon()
  }

  #removeUnder(key: Key, upTo: number | undefined): void {
    // A list first, because removal would move the range.
    for (const found of Array.from(this.#values.getKeys(rangeUnder(key)))) {
      if (upTo !== undefined && Number(found[key.length]) > upTo) return
      this.#values.removeSync(found)
    }
  }

  /** The kernel has what was written, so a kill loses nothing. This brings it to the disk, against a power failure. */
  #syncSoon(): void {
    this.#sync ??= setRealTimeout(() => {
      this.#sync = undefined
      fdatasync(this.#file, () => undefined)
    }, syncMs)
    this.#sync.unref()
  }

  async close(): Promise<void> {
    clearRealTimeout(this.#sync)
    fdatasyncSync(this.#file)
    closeSync(this.#file)
    await this.#root.close()
    await this.#release()
  }
}

function rangeUnder(key: Key): { readonly start: string[]; readonly end: string[] } {
  return { start: [...key] as string[], end: [...key, last] as string[] }
}
