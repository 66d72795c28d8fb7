import { mkdtemp, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { StoreError } from '../engine.js'
import { salvage, type Salvage } from '../salvage.js'
import { hasData, prepareDirectory } from './directory.js'
import { openLmdb } from './engine.js'
import { libraryPath } from './library.js'
import { own } from './owner.js'
import { readRecords, type StoredRecord } from './probe.js'

/** What a directory contains. */
export interface Contents extends Salvage {
  /** Why it could not be read to its end. */
  readonly damage: string | undefined
}

/**
 * Reads a store that no mock has open.
 * @throws {StoreError} when it is not a store, or a mock has it open
 */
export async function inspect(directory: string): Promise<Contents> {
  return owning(directory, () => contentsOf(directory))
}

async function owning<Result>(directory: string, work: () => Promise<Result>): Promise<Result> {
  await prepareDirectory(directory, { mustExist: true })
  const release = await own(directory)
  try {
    if (!(await hasData(directory))) throw new StoreError(`The store ${directory} is empty.`)
    return await work()
  } finally {
    await release()
  }
}

/** Reads from both ends, so that damage in the middle hides nothing behind it. */
async function contentsOf(directory: string): Promise<Contents> {
  const library = libraryPath()
  const found = new Map<string, StoredRecord>()
  const keep = (record: StoredRecord) => found.set(JSON.stringify(record.key), record)
  const damage = await readRecords(directory, library, 'forward', keep)
  if (damage !== undefined) await readRecords(directory, library, 'backward', keep)
  return { ...salvage(found.values()), damage }
}

/**
 * Makes a store from what can be read of a damaged one. The damaged file stays beside it as `data.mdb.damaged`.
 * @throws {StoreError} when nothing can be continued; the directory then is as it was
 */
export async function repair(directory: string): Promise<Contents> {
  return owning(directory, async () => {
    const contents = await contentsOf(directory)
    if (contents.damage === undefined && contents.problems.length === 0) return contents
    if (!contents.records.some(({ key }) => key[0] === 'mock') || contents.sandboxes.length === 0) {
      throw new StoreError(
        `Nothing in ${directory} can be continued. ${contents.problems.join(' ')} Use another directory.`,
      )
    }
    const made = await mkdtemp(join(directory, 'repair-'))
    try {
      await write(made, contents.records)
      await rename(join(directory, 'data.mdb'), join(directory, 'data.mdb.damaged'))
      await rename(join(made, 'data.mdb'), join(directory, 'data.mdb'))
      await rm(join(directory, 'lock.mdb'), { force: true })
    } finally {
      await rm(made, { recursive: true, force: true })
    }
    return contents
  })
}

const batch = 1000

async function write(directory: string, records: readonly StoredRecord[]): Promise<void> {
  const engine = await openLmdb(directory)
  try {
    for (let start = 0; start < records.length; start += batch) {
      const part = records.slice(start, start + batch)
      await engine.write(part.map(({ key, value }) => ({ put: key, value })))
    }
  } finally {
    await engine.close()
  }
}

/**
 * Writes records from `store export` into an empty directory.
 * @throws {StoreError} when the directory is not empty, or the records are not complete
 */
export async function load(directory: string, records: readonly StoredRecord[]): Promise<Salvage> {
  const salvaged = salvage(records)
  if (salvaged.problems.length > 0)
    throw new StoreError(`The file is not complete. ${salvaged.problems.join(' ')}`)
  await prepareDirectory(directory)
  if (await hasData(directory))
    throw new StoreError(`The store ${directory} has data already. Name an empty directory.`)
  await write(directory, salvaged.records)
  return salvaged
}
