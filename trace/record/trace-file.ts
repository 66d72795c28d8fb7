import {
  closeSync,
  existsSync,
  fchmodSync,
  ftruncateSync,
  openSync,
  renameSync,
  statSync,
  unlinkSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { version } from '../../mock-server/control/version.js'
import { traceVersion } from '../share/write-har.js'

const comment =
  'Recorded by cxone-mock record. Secrets, ids and personal data are replaced. Bodies that cannot be parsed are left out.'
const head = JSON.stringify({
  log: {
    version: '1.2',
    creator: { name: 'cxone-mock', version },
    _cxoneTrace: { version: traceVersion },
    comment,
    pages: [],
    entries: [],
  },
}).slice(0, -']}}'.length)
const tail = '\n]}}\n'

/**
 * A HAR file that grows entry by entry. It is complete JSON after every write, because the end is written again with
 * each entry. It lies beside the result as `FILE.part`, which is valid if this process is killed, and gets the name of
 * the result at the end.
 */
export class TraceFile {
  readonly part: string
  readonly #file: string
  readonly #force: boolean
  #fd: number
  /** Where the next entry begins. */
  #end: number
  #entries = 0
  #isDone = false

  /** @throws {Error} in one line: the problem and its fix */
  constructor(file: string, force: boolean) {
    this.#file = file
    this.#force = force
    this.part = `${file}.part`
    requirePlace(file, this.part, force)
    try {
      // Group and others get no access, whatever a file with this name allowed.
      this.#fd = openSync(this.part, force ? 'w' : 'wx', 0o600)
      fchmodSync(this.#fd, 0o600)
      this.#end = this.#write(head + tail, 0) - tail.length
    } catch (error) {
      throw new Error(`${file} cannot be written: ${reasonOf(error)}`, { cause: error })
    }
  }

  get entries(): number {
    return this.#entries
  }

  /** @throws {Error} if the entry cannot be written. The entries before it stay. */
  add(entry: object): void {
    const text = `${this.#entries === 0 ? '\n' : ',\n'}${JSON.stringify(entry)}`
    try {
      this.#end = this.#write(text + tail, this.#end) - tail.length
    } catch (error) {
      // A part of the entry may have been written, for example on a full disk.
      ftruncateSync(this.#fd, this.#end)
      this.#write(tail, this.#end)
      throw new Error(`${this.part} cannot be written: ${reasonOf(error)}`, { cause: error })
    }
    this.#entries += 1
  }

  /** Gives the file its name. Called again, it does nothing. @throws {Error} in one line */
  finish(): void {
    if (this.#isDone) return
    this.#isDone = true
    closeSync(this.#fd)
    if (!this.#force && existsSync(this.#file))
      throw new Error(`${this.#file} was created meanwhile. The recording is in ${this.part}.`)
    try {
      renameSync(this.part, this.#file)
    } catch (error) {
      throw new Error(
        `${this.#file} cannot be written: ${reasonOf(error)}. The recording is in ${this.part}.`,
        { cause: error },
      )
    }
  }

  /** Removes the file of a recording that did not begin. */
  discard(): void {
    if (this.#isDone) return
    this.#isDone = true
    closeSync(this.#fd)
    unlinkSync(this.part)
  }

  /** @returns the position after the text */
  #write(text: string, at: number): number {
    const bytes = Buffer.from(text)
    let done = 0
    while (done < bytes.length) done += writeSync(this.#fd, bytes, done, bytes.length - done, at + done)
    return at + bytes.length
  }
}

function requirePlace(file: string, part: string, force: boolean): void {
  const folder = dirname(file)
  if (!statOf(folder)?.isDirectory())
    throw new Error(`${file} cannot be written: The folder ${folder} does not exist. Create it.`)
  const there = statOf(file)
  if (there && !there.isFile())
    throw new Error(`${file} cannot be written: It is not a file. Use another name.`)
  if (force) return
  if (there) throw new Error(`${file} exists. Use another name, or overwrite it with --force.`)
  if (statOf(part))
    throw new Error(
      `${part} is what an interrupted recording left, and can be compared. Rename it, or overwrite it with --force.`,
    )
}

/** Undefined also for what may not be looked at. Opening it says why. */
function statOf(path: string) {
  try {
    return statSync(path, { throwIfNoEntry: false })
  } catch {
    return undefined
  }
}

function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException
  const reasons: Readonly<Record<string, string>> = {
    EACCES: 'permission denied',
    EPERM: 'permission denied',
    EROFS: 'the file system is read-only',
    ENOSPC: 'the disk is full',
    EEXIST: 'another recording writes it',
    ENAMETOOLONG: 'the name is too long',
  }
  return code === undefined ? message : `${reasons[code] ?? message} (${code})`
}
