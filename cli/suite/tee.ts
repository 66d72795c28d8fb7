import type { Readable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { OutputBuffer } from '../../kit/drivers/output-buffer.js'
import { withTimeout } from '../../kit/drivers/with-timeout.js'
import { runCommand } from './run-command.js'
import { terminal, type Output } from '../output/terminal.js'

/** How long what a command printed is waited for after its end: something else may hold its pipes. */
const lastWordsMs = 500

/**
 * Runs a command, hands on what it prints, and keeps it.
 * @returns its exit code, or 128 + n after signal n
 * @throws {CommandFailure} when it cannot be run
 */
export async function tee(
  command: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<{ readonly code: number; readonly output: string }> {
  const colours = terminal().stdout.isTTY && !terminal().env['NO_COLOR'] ? { FORCE_COLOR: '1' } : {}
  const printed = new OutputBuffer()
  let read: Promise<unknown> = Promise.resolve()
  let pipes: readonly (Readable | null)[] = []
  const code = await runCommand(command, {
    env: { ...colours, ...env },
    stdio: ['inherit', 'pipe', 'pipe'],
    onStart: ({ stdout, stderr }) => {
      pipes = [stdout, stderr]
      const all = [keep(stdout, terminal().stdout, printed), keep(stderr, terminal().stderr, printed)]
      // The pipes of a command that cannot be run break.
      read = Promise.all(all).catch(() => undefined)
    },
  })
  await withTimeout(read, lastWordsMs, () => new Error('late')).catch(() => undefined)
  // What left the group may hold them still: nothing here waits for it.
  for (const pipe of pipes) pipe?.destroy()
  return { code, output: printed.text }
}

/** @returns what resolves when all was read */
async function keep(stream: Readable | null, to: Output, printed: OutputBuffer): Promise<void> {
  if (!stream) return
  // Not setEncoding: what is handed on stays as it is, byte for byte.
  const decoder = new TextDecoder()
  stream.on('data', (chunk: Buffer) => {
    to.write(chunk)
    printed.add(decoder.decode(chunk, { stream: true }))
  })
  await finished(stream)
}
