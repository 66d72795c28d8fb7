import { rmSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onExit } from './exit-hooks.js'
import { watchFolder } from './watchdog.js'

export interface TemporaryFolder {
  readonly path: string
  readonly remove: () => Promise<void>
}

/** Creates a folder that does not outlive this process, however it ends. */
export async function temporaryFolder(prefix: string): Promise<TemporaryFolder> {
  const path = await mkdtemp(join(tmpdir(), prefix))
  const atExit = onExit(() => rmSync(path, { recursive: true, force: true }))
  const afterKill = watchFolder(path)
  return {
    path,
    remove: async () => {
      await rm(path, { recursive: true, force: true })
      atExit()
      afterKill()
    },
  }
}
