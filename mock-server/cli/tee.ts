import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import type { Readable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { Printed } from '../exam/printed.js'
import { within } from '../exam/within.js'
import { exitUsage } from './exit.js'
import { plain } from './log.js'

/** How long what a command printed is waited for after its end: something else may hold its pipes. */
const lastWordsMs = 500

/**
 * Runs a command, hands on what it prints, and keeps it.
 * @returns its exit code, 128 + n after signal n, or 2 when it cannot be run
 */
export async function tee(
  [file = '', ...args]: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<{ readonly code: number; readonly output: string }> {
  const colours = process.stdout.isTTY && !process.env['NO_COLOR'] ? { FORCE_COLOR: '1' } : {}
  const child = spawn(file, args, {
    env: { ...colours, ...env },
    stdio: ['inherit', 'pipe', 'pipe'],
    shell: false,
  })
  const printed = new Printed()
  keep(child.stdout, process.stdout, printed)
  keep(child.stderr, process.stderr, printed)
  const read = Promise.all([finished(child.stdout), finished(child.stderr)])
  const forward = (signal: NodeJS.Signals) => void child.kill(signal)
  process.on('SIGINT', forward).on('SIGTERM', forward)
  const code = await new Promise<number>((resolve) => {
    child.once('error', ({ message }) => {
      process.stderr.write(`cxone-mock: ${plain(file)} cannot be run: ${plain(message)}\n`)
      resolve(exitUsage)
    })
    child.once('exit', (number, signal) => resolve(number ?? 128 + (signal ? constants.signals[signal] : 0)))
  })
  process.off('SIGINT', forward).off('SIGTERM', forward)
  await within(read, lastWordsMs, () => new Error('late')).catch(() => undefined)
  return { code, output: printed.text }
}

function keep(stream: Readable, to: NodeJS.WriteStream, printed: Printed): void {
  // Not setEncoding: what is handed on stays as it is, byte for byte.
  const decoder = new TextDecoder()
  stream.on('data', (chunk: Buffer) => {
    to.write(chunk)
    printed.add(decoder.decode(chunk, { stream: true }))
  })
}
