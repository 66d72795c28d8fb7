import { mkdir, open, rm, stat, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { ReportFlags } from '../flags/report.js'

const flagNames = ['json', 'junit', 'html', 'sarif', 'badge'] as const

/**
 * Checks that the reports can be written before a run of minutes begins.
 * @throws {Error} naming the flag, the file and the reason
 */
export async function tryReports(flags: ReportFlags): Promise<void> {
  for (const name of flagNames) {
    const file = flags[name]
    if (file === undefined) continue
    await tryFile(file).catch((error: unknown) => {
      throw new Error(`--${name} ${file} cannot be written: ${reasonOf(error)}`, { cause: error })
    })
  }
}

/** Writes a file, and creates its folder. @throws {Error} naming the file and the reason */
export async function writeReport(file: string, text: string): Promise<void> {
  try {
    await makeFolder(dirname(file))
    await writeFile(file, text)
  } catch (error) {
    throw new Error(`${file} cannot be written: ${reasonOf(error)}`, { cause: error })
  }
}

async function tryFile(file: string): Promise<void> {
  const there = await stat(file).catch(() => undefined)
  // Opening a pipe may wait for its reader.
  if (there && !there.isFile() && !there.isDirectory()) return
  await makeFolder(dirname(file))
  await (await open(file, 'a')).close()
  if (!there) await rm(file)
}

/** Not `recursive`: with that, Node never returns where the system rejects a folder, for example below /proc. */
async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EEXIST') return
    if (code !== 'ENOENT' || dirname(folder) === folder) throw error
    await makeFolder(dirname(folder))
    await mkdir(folder)
  }
}

function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException
  const reasons: Readonly<Record<string, string>> = {
    ENOENT: 'its folder does not exist and cannot be created',
    EACCES: 'permission denied',
    EPERM: 'permission denied',
    EROFS: 'the file system is read-only',
    EISDIR: 'it is a folder',
    ENOTDIR: 'part of the path is not a folder',
    ENOSPC: 'the disk is full',
  }
  return code === undefined ? message : `${reasons[code] ?? message} (${code})`
}
