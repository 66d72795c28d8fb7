import type { Readable } from 'node:stream'

/** Far more than any frame needs. Longer lines are passed on in pieces. */
const maxLength = 4_194_304

/** Calls `take` with each complete line of a stream, and with the rest at its end. */
export function onLines(stream: Readable, take: (line: string) => void): void {
  let rest = ''
  stream.setEncoding('utf8')
  stream.on('data', (chunk: string) => {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) take(line.endsWith('\r') ? line.slice(0, -1) : line)
    if (rest.length <= maxLength) return
    take(rest)
    rest = ''
  })
  stream.on('end', () => {
    if (rest !== '') take(rest)
    rest = ''
  })
  stream.on('error', () => undefined)
}
