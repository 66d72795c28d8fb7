import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { StoreError, type Key } from '../engine.js'
import { wayOn } from './directory.js'
import { commandOf } from './library.js'

/** A value of a store with its key. */
export interface StoredRecord {
  readonly key: Key
  readonly value: unknown
}

/** How a database is read: only checked, or written to stdout as lines of JSON, from its start or from its end. */
type Mode = 'check' | 'forward' | 'backward'

/** Reads a database in a process of its own, because a damaged file can end the process that reads it. */
const program = `
  const [, library, directory, mode] = process.argv
  const { open } = require(library)
  const { crc32 } = require('node:zlib')
  const { writeSync } = require('node:fs')
  const database = open({ path: directory, encoding: 'binary', readOnly: true, name: 'state' })
  for (const { key, value } of database.getRange({ reverse: mode === 'backward' })) {
    const text = value.subarray(4)
    if (value.readUInt32BE() === crc32(text)) {
      if (mode !== 'check') writeSync(1, '{"key":' + JSON.stringify(key) + ',"value":' + text + '}\\n')
    } else {
      process.exitCode = 1
      process.stderr.write('the record ' + key.join('/') + ' has a wrong checksum\\n')
    }
  }
`

/**
 * Reads the records of a database until its end or until it cannot be read any further.
 * @returns why it could not be read to its end. Undefined when it could.
 */
export async function readRecords(
  directory: string,
  library: string,
  mode: Mode,
  found: (record: StoredRecord) => void = () => undefined,
): Promise<string | undefined> {
  const [command, ...args] = commandOf(program, [library, directory, mode])
  const child = spawn(command, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_OPTIONS: '' },
  })
  let complaint = ''
  child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()))
  const ended = new Promise<readonly [number | null, NodeJS.Signals | null]>((resolve, reject) => {
    child.once('error', reject).once('close', (...how) => resolve(how))
  })
  for await (const line of createInterface({ input: child.stdout })) {
    const record = parsed(line)
    if (record) found(record)
  }
  const [code, signal] = await ended
  if (code === 0) return undefined
  if (signal !== null) return 'data.mdb is cut or overwritten'
  return complaint.trim().split('\n')[0] || `reading it ended with code ${code}`
}

/** The last line of a process that died may be cut. */
function parsed(line: string): StoredRecord | undefined {
  try {
    return JSON.parse(line) as StoredRecord
  } catch {
    return undefined
  }
}

/** @throws {StoreError} when the database cannot be read to its end */
export async function probe(directory: string, library: string): Promise<void> {
  const reason = await readRecords(directory, library, 'check')
  if (reason !== undefined)
    throw new StoreError(`The store ${directory} is damaged: ${reason}. ${wayOn(directory)}`)
}
