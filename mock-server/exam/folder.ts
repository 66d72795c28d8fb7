import { rmSync } from 'node:fs'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A place of its own for all that a client under test writes down outside of the folder it runs in. */
export interface Folder {
  readonly path: string
  /** The environment that leads there. */
  readonly env: Readonly<Record<string, string>>
  remove(): Promise<void>
}

/** @param ownHome the user's own home stays: some tools find their installations there */
export async function openFolder({ ownHome }: { readonly ownHome: boolean }): Promise<Folder> {
  const path = await mkdtemp(join(tmpdir(), 'cxone-check-'))
  const [home, temporary] = [join(path, 'home'), join(path, 'tmp')]
  await Promise.all([mkdir(home), mkdir(temporary)])
  const remove = () => rmSync(path, { recursive: true, force: true })
  process.on('exit', remove)
  return {
    path,
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
    remove: async () => {
      process.off('exit', remove)
      await rm(path, { recursive: true, force: true })
    },
  }
}
