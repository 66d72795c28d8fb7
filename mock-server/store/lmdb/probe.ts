import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { StoreError } from '../engine.js'
import { wayOn } from './directory.js'

/** Reads all of a database, in a process of its own: a damaged file can end the process that reads it. */
const program = `
  const [, library, directory] = process.argv
  const { open } = require(library)
  const { crc32 } = require('node:zlib')
  const database = open({ path: directory, encoding: 'binary', readOnly: true, name: 'state' })
  for (const { key, value } of database.getRange({})) {
    if (value.readUInt32BE() === crc32(value.subarray(4))) continue
    process.stderr.write('the record ' + key.join('/') + ' has a wrong checksum')
    process.exit(1)
  }
`

/** @throws {StoreError} when the database cannot be read to its end */
export async function probe(directory: string, library: string): Promise<void> {
  const child = spawn(process.execPath, ['-e', program, library, join(directory)], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, NODE_OPTIONS: '' },
  })
  let text = ''
  child.stderr.on('data', (chunk: Buffer) => (text += chunk.toString()))
  const [code, signal] = await new Promise<[number | null, string | null]>((resolve, reject) => {
    child.once('error', reject).once('close', (...ended) => resolve(ended))
  })
  if (code === 0) return
  const reason =
    signal === null
      ? (text.trim().split('\n').at(-1) ?? `exit code ${code}`)
      : 'data.mdb is cut or overwritten'
  throw new StoreError(`The store ${directory} is damaged: ${reason}. ${wayOn(directory)}`)
}
