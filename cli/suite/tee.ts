import type { Readable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { OutputBuffer } from '../../kit/drivers/output-buffer.js'
import { withTimeout } from '../../kit/drivers/with-timeout.js'
import { runCommand } from './run-command.js'
import { terminal } from '../output/terminal.js'

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
): Promise<{ readonly code: number; readonly printed: OutputBuffer }> {
  const colours = terminal().stdout.isTTY && !terminal().env['NO_COLOR'] ? { FORCE_COLOR: '1' } : {}
  const printed = new OutputBuffer()
  let read: Promise<unknown> = Promise.resolve()
  let pipes: readonly (Readable | null)[] = []
  const code = await runCommand(command, {
    env: { ...colours, ...env },
    stdio: ['inherit', 'pipe', 'pipe'],
    onStart: ({ stdout, stderr }) => {
      pipes = [stdout, stderr]
      const all = [keep('stdout', stdout, printed), keep('stderr', stderr, printed)]
      // The pipes of a command that cannot be run break.
      read = Promise.all(all).catch(() => undefined)
    },
  })
  await withTimeout(read, lastWordsMs, () => new Error('late')).catch(() => undefined)
  // What left the group may hold them still: nothing here waits for it.
  for (const pipe of pipes) pipe?.destroy()
  return { code, printed }
}

/** @returns what resolves when all was read */
async function keep(
  name: 'stdout' | 'stderr',
  stream: Readable | null,
  printed: OutputBuffer,
): Promise<void> {
  if (!stream) return
  // Not setEncoding: what is handed on stays as it is, byte for byte.
  const decoder = new TextDecoder()
  stream.on('data', (chunk: Buffer) => {
    terminal()[name].write(chunk)
    printed.add(name, decoder.decode(chunk, { stream: true }))
  })
  await finished(stream)
}
