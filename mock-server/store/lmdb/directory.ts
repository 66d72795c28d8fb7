import { mkdir, readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { version } from '../../control/version.js'
import { StoreError } from '../engine.js'
import { layoutVersion } from '../layout.js'
import { codeOf, createOnce } from './create-once.js'

/** Says what the directory is, to people and to later versions. */
const marker = 'cxone-mock-store.json'

interface Marker {
  readonly layout: number
  readonly madeBy: string
}

/**
 * Makes the directory of a store, or checks that it is one. Several processes may do so concurrently.
 * @throws {StoreError} when it holds something else, belongs to another version, or cannot be written
 */
export async function prepareDirectory(
  directory: string,
  { mustExist = false }: { readonly mustExist?: boolean } = {},
): Promise<void> {
  try {
    if (!mustExist) await mkdir(directory, { recursive: true, mode: 0o700 })
    const names = await readdir(directory)
    if (names.includes(marker)) {
      checkMarker(directory, await readFile(join(directory, marker), 'utf8'))
      return
    }
    if (mustExist) throw new StoreError(`${directory} is not a store of cxone-mock: it has no ${marker}.`)
    const others = names.filter(
      (name) => !/^(?:owner|[0-9a-f]{16}\.sock|cxone-mock-store\.json\.)/.test(name),
    )
    if (others.length > 0) {
      throw new StoreError(
        `${directory} is not a store of cxone-mock: it contains ${others[0]}. Name an empty directory.`,
      )
    }
    const made: Marker = { layout: layoutVersion, madeBy: version }
    await createOnce(join(directory, marker), `${JSON.stringify(made)}\n`)
  } catch (error) {
    throw asStoreError(directory, error)
  }
}

function checkMarker(directory: string, text: string): void {
  let found: Partial<Marker>
  try {
    found = JSON.parse(text) as Partial<Marker>
  } catch {
    throw new StoreError(`${directory}/${marker} is damaged. ${wayOn(directory)}`)
  }
  if (found.layout === layoutVersion) return
  throw new StoreError(
    `The store ${directory} has layout ${String(found.layout)}, made by cxone-mock ${String(found.madeBy)}. ` +
      `This is version ${version}, which reads layout ${layoutVersion}. Use that version, or another directory.`,
  )
}

/**
 * Whether a directory that this process owns has data.
 * @throws {StoreError} when the file of the data is empty
 */
export async function hasData(directory: string): Promise<boolean> {
  const found = await stat(join(directory, 'data.mdb')).catch(() => undefined)
  if (!found) return false
  if (found.size > 0) return true
  throw new StoreError(
    `The store ${directory} is damaged: data.mdb is empty, so nothing is left in it. Use another directory.`,
  )
}

/** What to do about damage. */
export function wayOn(directory: string): string {
  return `Run cxone-mock store check ${directory} to see what is left, and cxone-mock store repair ${directory} to continue with it.`
}

/** An error of the file system in words. */
export function asStoreError(directory: string, error: unknown): StoreError {
  if (error instanceof StoreError) return error
  const code = codeOf(error)
  const reasons: Readonly<Record<string, string>> = {
    EACCES: 'this process may not write there. Change its permissions, or use another directory.',
    EPERM: 'this process may not write there. Change its permissions, or use another directory.',
    EROFS: 'the file system is read-only. Use another directory.',
    ENOSPC:
      'the disk is full. Free some space: nothing was lost, and nothing was changed by the last requests.',
    ENOENT: 'there is no such directory.',
    ENOTDIR: 'a part of the path is not a directory. Use another directory.',
    EEXIST: 'it is a file. Name a directory.',
  }
  const reason = (code && reasons[code]) ?? (error instanceof Error ? error.message : String(error))
  return new StoreError(`The store ${directory} cannot be used: ${reason}`, { cause: error })
}
