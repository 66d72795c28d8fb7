import { access, constants } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { ClientFailure } from '../model/client.js'

/**
 * Checks that a command can be started, without starting it. Does nothing on Windows, where the system completes the
 * file extension.
 * @throws {ClientFailure} if it cannot be started
 */
export async function requireCommand([file = '']: readonly string[]): Promise<void> {
  if (process.platform === 'win32' || file.includes('{')) return
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  const places = file.includes('/') ? [file] : folders.map((folder) => join(folder || '.', file))
  const found = await Promise.all(places.map(isExecutable))
  if (found.includes(true)) return
  const where = file.includes('/') ? 'no executable file with that path' : 'not found on the PATH'
  throw new ClientFailure(`The command ${file} cannot be run: ${where}.`)
}

async function isExecutable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  )
}
