import { mkdir, open, rm, stat, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { ReportFlags } from '../flags/report.js'

const flagNames = ['json', 'junit', 'html', 'sarif', 'badge'] as const

/**
 * Tries whether the reports can be written, before minutes go into what they are about.
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

/** Writes a file, and makes its folder where there is none. @throws {Error} naming the file and the reason */
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
  // A pipe has no end to try, and to open one may wait for whoever reads it.
  if (there && !there.isFile() && !there.isDirectory()) return
  await makeFolder(dirname(file))
  await (await open(file, 'a')).close()
  if (!there) await rm(file)
}

/** Not `recursive`: Node never comes to an end with that where the system refuses a folder, as below /proc. */
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
    ENOENT: 'its folder is not there and cannot be made',
    EACCES: 'that is not permitted',
    EPERM: 'that is not permitted',
    EROFS: 'nothing can be written there',
    EISDIR: 'it is a folder',
    ENOTDIR: 'a part of the path is no folder',
    ENOSPC: 'the disk is full',
  }
  return code === undefined ? message : `${reasons[code] ?? message} (${code})`
}
