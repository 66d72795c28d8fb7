import { operationOf } from '../../trace/replay/infer.js'
import { digestOf } from '../../trace/share/digest.js'
import { redactedHar } from '../../trace/share/write-har.js'
import { exitUsage } from '../output/exit-codes.js'
import { plain } from '../output/log.js'
import { writeReport } from '../output/report-file.js'
import { terminal } from '../output/terminal.js'
import { readTrace } from './compare.js'

/** Writes the requests of the API without secrets and personal data. @returns 2 when there is none */
export async function redact(
  files: readonly string[],
  { output }: { readonly output?: string },
): Promise<number> {
  const { exchanges } = await readTrace(files)
  if (exchanges.length === 0) return none()
  const { text, replaced, bodiesLeftOut } = redactedHar(exchanges)
  if (output === undefined) terminal().stdout.write(text)
  else await writeReport(output, text)
  const { secret, id, text: texts } = replaced
  terminal().stderr.write(
    `cxone-mock: Kept ${exchanges.length} requests. Replaced ${secret} secrets, ${id} ids and ${texts} texts. ` +
      `Left out the bodies of ${bodiesLeftOut} requests. Read the file before you share it.\n`,
  )
  return 0
}

/** Prints what a trace contains, without its values. @returns 2 when it has no request of the API */
export async function inspect(files: readonly string[]): Promise<number> {
  const { sources, exchanges } = await readTrace(files)
  const lines = sources.flatMap(({ file, format, creator = 'an unknown program', requests, leftOut }) => [
    `${plain(file)}: ${format}, written by ${plain(creator)}, ${requests} requests`,
    ...Array.from(leftOut, ([reason, count]) => `  left out: ${count} ${reason}`),
  ])
  const counts = new Map<string, number>()
  for (const exchange of exchanges) {
    const { method, response } = exchange
    const name = operationOf(exchange)?.id ?? `${method} (not implemented)`
    const key = `${name} ${response?.status ?? 'no response'}`
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  const [first, last] = [exchanges[0], exchanges.at(-1)]
  if (first && last) {
    const { replaced } = redactedHar(exchanges)
    const origins = new Set(exchanges.map(({ origin }) => origin)).size
    lines.push(
      `From ${new Date(first.at).toISOString()} to ${new Date(last.at).toISOString()}, ${origins} ${origins === 1 ? 'host' : 'hosts'}`,
      ...Array.from(counts, ([key, count]) => `  ${count} ${key}`),
      `trace redact would replace ${replaced.secret} secrets, ${replaced.id} ids and ${replaced.text} texts.`,
    )
  }
  terminal().stdout.write(`${lines.join('\n')}\n`)
  return exchanges.length === 0 ? none() : 0
}

/** Prints the digest of each exchange. @returns 2 when there is none */
export async function digest(files: readonly string[]): Promise<number> {
  const { exchanges } = await readTrace(files)
  for (const exchange of exchanges) {
    const { number, method, response } = exchange
    const name = operationOf(exchange)?.id ?? method
    terminal().stdout.write(`${digestOf(exchange)}  ${number} ${name} ${response?.status ?? 'no response'}\n`)
  }
  return exchanges.length === 0 ? none() : 0
}

function none(): number {
  terminal().stderr.write('cxone-mock: The trace contains no request of the API.\n')
  return exitUsage
}
