type Name = 'stdout' | 'stderr'

/** What `outliveReaders` needs of a process. */
type Streams = Pick<NodeJS.Process, Name>

const other: Readonly<Record<Name, Name>> = { stdout: 'stderr', stderr: 'stdout' }

/**
 * Keeps the command running and its exit code unchanged when its output cannot be written. A reader that has gone is
 * silent, because many readers want only the first lines. Any other cause, for example a full disk, is reported once,
 * on the other stream.
 */
export function outliveReaders(streams: Streams = process): void {
  const reported = new Set<Name>()
  for (const name of ['stdout', 'stderr'] as const) {
    streams[name].on('error', ({ code, message }: NodeJS.ErrnoException) => {
      if (code === 'EPIPE' || reported.has(name)) return
      // Both: if the other stream fails as well, nobody is left to tell.
      reported.add(name).add(other[name])
      streams[other[name]].write(`cxone-mock: ${name} cannot be written and is incomplete: ${message}\n`)
    })
  }
}
