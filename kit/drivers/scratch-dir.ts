import { mkdir, open, readdir } from 'node:fs/promises'
import { join, relative } from 'node:path'
import type { WrittenFile } from '../model/client.js'
import { temporaryFolder } from '../processes/temporary-folder.js'

/** A temporary folder for the files of a client under test. */
export interface ScratchDir {
  readonly path: string
  /** Whether it also contains the HOME of the client. */
  readonly isHome: boolean
  /** Environment variables that point to the folder. */
  readonly env: Readonly<Record<string, string>>
  /** The files in it: the first 1000, and up to 1 MiB of each. */
  read(): Promise<readonly WrittenFile[]>
  remove(): Promise<void>
}

/** @param ownHome keeps the user's HOME, where some tools are installed */
export async function openScratchDir({ ownHome }: { readonly ownHome: boolean }): Promise<ScratchDir> {
  const { path, remove } = await temporaryFolder('cxone-check-')
  const [home, temporary] = [join(path, 'home'), join(path, 'tmp')]
  await Promise.all([mkdir(home), mkdir(temporary)])
  return {
    path,
    isHome: !ownHome,
    env: {
      TMPDIR: temporary,
      TMP: temporary,
      TEMP: temporary,
      ...(ownHome
        ? {}
        : {
            HOME: home,
            USERPROFILE: home,
            XDG_CONFIG_HOME: join(home, '.config'),
            XDG_CACHE_HOME: join(home, '.cache'),
            XDG_DATA_HOME: join(home, '.local/share'),
            XDG_STATE_HOME: join(home, '.local/state'),
          }),
    },
    read: () => filesIn(path),
    remove,
  }
}

const maxFiles = 1000
const maxBytes = 1_048_576

async function filesIn(folder: string): Promise<WrittenFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).slice(0, maxFiles)
  const read = await Promise.all(
    files.map(async ({ parentPath, name }) => {
      const path = join(parentPath, name)
      // Skips files that are deleted meanwhile or unreadable.
      const text = await beginningOf(path).catch(() => undefined)
      return text === undefined ? [] : [{ path: relative(folder, path), text }]
    }),
  )
  return read.flat()
}

async function beginningOf(path: string): Promise<string> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(maxBytes), 0, maxBytes, 0)
    return buffer.toString('utf8', 0, bytesRead)
  } finally {
    await file.close()
  }
}
