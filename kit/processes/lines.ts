import type { Readable } from 'node:stream'

/** Far more than any frame needs; what goes on without a line break is handed over in pieces. */
const maxLength = 4_194_304

/** Hands each line of a stream over as it is complete, and what is left at its end. */
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
