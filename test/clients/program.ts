import { execFile, execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** Where the programs of this folder are. */
export function programAt(name: string): string {
  return fileURLToPath(new URL(`programs/${name}`, import.meta.url))
}

/** Whether a command works here. It is said aloud when it does not: what is skipped in silence is never missed. */
export function works(command: string, ...args: readonly string[]): boolean {
  try {
    execFileSync(command, args, { stdio: 'ignore' })
    return true
  } catch {
    process.stderr.write(`SKIPPED: ${[command, ...args].join(' ')} does not work here, so it is not tested\n`)
    return false
  }
}

/** Runs a program to its end; what it writes, line by line. @throws {Error} with its stderr when it fails */
export function linesOf(command: string, ...args: readonly string[]): Promise<readonly string[]> {
  return new Promise((resolve, reject) => {
    execFile(command, args, { timeout: 60_000 }, (error, stdout, stderr) => {
      if (error) reject(new Error(`${command} failed: ${stderr || error.message}`))
      else resolve(stdout.trimEnd().split('\n'))
    })
  })
}

/** What each program of this folder does, and what it is to see: status, and the body where it matters. */
export const story = [
  'token 200 Bearer',
  'start 200 rec-123',
  'stop 200 rec-123',
  'start without recording:control 401 0 bytes',
  'access key 200 Bearer',
  'start on demand 200 460000000001',
  'mask 200 0 bytes',
  'status 200 460000000001',
] as const
