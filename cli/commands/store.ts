import { createReadStream, createWriteStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { finished } from 'node:stream/promises'
import { inspect, load, repair, type Contents } from '../../mock-server/store/lmdb/maintain.js'
import type { StoredRecord } from '../../mock-server/store/lmdb/probe.js'
import type { Salvage } from '../../mock-server/store/salvage.js'
import { exitFindings } from '../output/exit-codes.js'
import { plain } from '../output/log.js'
import { terminal } from '../output/terminal.js'

/** Prints what is in a store. @returns 0 when all of it can be read, otherwise 1 */
export async function checkStore(directory: string): Promise<number> {
  const contents = await inspect(directory)
  print(contents)
  if (isWhole(contents)) return 0
  if (contents.damage !== undefined) line(`damaged: ${contents.damage}`)
  for (const problem of contents.problems) line(problem)
  line(`Run cxone-mock store repair ${directory} to continue with what is left.`)
  return exitFindings
}

/** Keeps what can be read of a damaged store. @returns 0 when the store can be used now */
export async function repairStore(directory: string): Promise<number> {
  const contents = await repair(directory)
  print(contents)
  if (isWhole(contents)) {
    line('The store was not damaged, and nothing was changed.')
    return 0
  }
  for (const problem of contents.problems) line(problem)
  line('Repaired. The damaged file is data.mdb.damaged: delete it when you do not need it.')
  return 0
}

/** Writes a store as lines of JSON. @returns 0 when all of it could be read, otherwise 1, and writes nothing */
export async function exportStore(
  directory: string,
  { output }: { readonly output?: string },
): Promise<number> {
  const contents = await inspect(directory)
  if (!isWhole(contents)) return checkStore(directory)
  const lines = contents.records.map((record) => `${JSON.stringify(record)}\n`)
  if (output === undefined) {
    for (const each of lines) terminal().stdout.write(each)
    return 0
  }
  const file = createWriteStream(output, { mode: 0o600 })
  for (const each of lines) file.write(each)
  await finished(file.end())
  return 0
}

/** Makes a store from the lines that `store export` has written. */
export async function importStore(directory: string, { input }: { readonly input: string }): Promise<number> {
  const records: StoredRecord[] = []
  let number = 0
  for await (const text of createInterface({ input: createReadStream(input) })) {
    number += 1
    if (text !== '') records.push(recordIn(text, `${input}:${number}`))
  }
  print(await load(directory, records))
  return 0
}

/** @throws {Error} naming the line that is wrong */
function recordIn(text: string, place: string): StoredRecord {
  try {
    const { key, value } = JSON.parse(text) as Partial<StoredRecord>
    if (Array.isArray(key) && value !== undefined) return { key, value }
  } catch {
    // Not JSON at all.
  }
  throw new Error(`${place} is not a line that cxone-mock store export has written.`)
}

function isWhole({ damage, problems }: Contents): boolean {
  return damage === undefined && problems.length === 0
}

function print({ sandboxes }: Salvage): void {
  for (const { id, requests, recordings, entries, bytes } of sandboxes) {
    line(
      `sandbox ${id}: ${requests} requests, ${recordings} recordings, ${entries} changes since its state was ` +
        `stored as a whole, ${Math.ceil(bytes / 1000)} kB`,
    )
  }
}

function line(text: string): void {
  terminal().stdout.write(`${plain(text)}\n`)
}
