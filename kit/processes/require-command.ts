import { access, constants } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { ClientFailure } from '../model/client.js'

/**
 * Looks whether a command can be started, and starts nothing. On Windows, where the system itself finds the ending of
 * its name, it says nothing.
 * @throws {ClientFailure} when it cannot
 */
export async function requireCommand([file = '']: readonly string[]): Promise<void> {
  if (process.platform === 'win32' || file.includes('{')) return
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  const places = file.includes('/') ? [file] : folders.map((folder) => join(folder || '.', file))
  const found = await Promise.all(places.map(isExecutable))
  if (found.includes(true)) return
  const where = file.includes('/')
    ? 'there is no file that can be run there'
    : 'there is no such command on the PATH'
  throw new ClientFailure(`The command ${file} cannot be run: ${where}.`)
}

async function isExecutable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  )
}
