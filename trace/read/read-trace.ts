import { createReadStream, type Stats } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { Trace, TraceExchange, TraceSource } from '../model/exchange.js'
import { BoundedStrings } from './bounded-strings.js'
import { readHarEntry, type ReadEntry } from './har-entry.js'
import { readNewmanExecution, readPostmanItem, variablesOf } from './postman.js'
import { timeOf } from './time.js'
import { objectOf, textOf } from './values.js'

/** What a trace may hold, so that a file of any size needs bounded memory. */
const limits = { exchanges: 20_000, characters: 128_000_000 }
/** Without a time of its own an exchange comes one second after the previous one. */
const stepMs = 1000

export interface ReadOptions {
  /** Which exchanges belong to the trace, by method, path and origin. The others are counted, and not kept. */
  readonly isWanted: (exchange: Pick<TraceExchange, 'method' | 'target' | 'origin'>) => boolean
  /** Called now and then with the share of the files that was read, from 0 to 1. */
  readonly onProgress?: (share: number) => void
}

/**
 * Reads HAR files of browsers and proxies, Postman collections with saved examples, and JSON reports of newman. Only
 * wanted exchanges stay in memory.
 * @throws {Error} naming the file, if it cannot be read or is none of these
 */
export async function readTraces(files: readonly string[], options: ReadOptions): Promise<Trace> {
  const stats = await Promise.all(files.map(async (file) => ({ file, ...(await statOf(file)) })))
  const whole = Math.max(
    1,
    stats.reduce((sum, { size }) => sum + size, 0),
  )
  const kept: Kept = { exchanges: [], characters: 0 }
  const sources: TraceSource[] = []
  let before = 0
  for (const { file, size, mtimeMs } of stats) {
    const begun = before
    const onBytes = (bytes: number) => options.onProgress?.((begun + bytes) / whole)
    sources.push(await readFileInto(new Collector(kept, file, options.isWanted, mtimeMs), file, onBytes))
    before += size
  }
  const exchanges = kept.exchanges
    .map((exchange, index) => ({ exchange, index }))
    .toSorted((one, other) => one.exchange.at - other.exchange.at || one.index - other.index)
    .map(({ exchange }) => exchange)
  return { sources, exchanges }
}

interface Kept {
  readonly exchanges: TraceExchange[]
  characters: number
}

/** Collects the entries of one file. */
class Collector {
  readonly leftOut = new Map<string, number>()
  requests = 0
  readonly #kept: Kept
  readonly #file: string
  readonly #isWanted: ReadOptions['isWanted']
  #previous: number

  /** @param writtenAt when the file was written: exchanges without a time are assumed to be as old */
  constructor(kept: Kept, file: string, isWanted: ReadOptions['isWanted'], writtenAt: number) {
    this.#kept = kept
    this.#previous = Math.floor(writtenAt)
    this.#file = file
    this.#isWanted = isWanted
  }

  add(entry: ReadEntry): void {
    this.requests += 1
    const number = this.requests
    const file = this.#file
    if ('leftOut' in entry) return this.#leaveOut(entry.leftOut)
    const { date } = entry.exchange.response?.headers ?? {}
    const at = entry.at ?? timeOf(date) ?? this.#previous + stepMs
    this.#previous = at
    if (!this.#isWanted(entry.exchange)) return this.#leaveOut('not a request of the API')
    const untimed = entry.at === undefined ? ({ isUntimed: true } as const) : {}
    const exchange = { ...entry.exchange, number, file, at, ...untimed }
    this.#kept.characters += lengthOf(exchange)
    if (this.#kept.exchanges.length >= limits.exchanges || this.#kept.characters > limits.characters) {
      throw new Error(
        `${file} has more than ${limits.exchanges} requests of the API, or bodies that are too long together. Split the trace.`,
      )
    }
    this.#kept.exchanges.push(exchange)
  }

  #leaveOut(reason: string): void {
    this.leftOut.set(reason, (this.leftOut.get(reason) ?? 0) + 1)
  }
}

function lengthOf({ target, body = '', response }: TraceExchange): number {
  return target.length + body.length + (response?.body?.length ?? 0)
}

async function statOf(file: string): Promise<Pick<Stats, 'size' | 'mtimeMs'>> {
  const { size, mtimeMs } = await stat(file).catch((error: NodeJS.ErrnoException) => {
    throw new Error(`${file} cannot be read: ${error.code ?? error.message}`)
  })
  return { size, mtimeMs }
}

const paths = [
  '$.log.version',
  '$.log.creator',
  '$.log.entries.*',
  '$.info',
  '$.variable.*',
  '$.item.*',
  '$.run.executions.*',
]

async function readFileInto(
  collector: Collector,
  file: string,
  onBytes: (bytes: number) => void,
): Promise<TraceSource> {
  const { JSONParser } = await import('@streamparser/json')
  const parser = new JSONParser({ paths, keepStack: false, stringBufferSize: 65_536 })
  const items: unknown[] = []
  const variables: unknown[] = []
  let format: TraceSource['format'] | undefined
  let creator: string | undefined
  let failure: unknown
  parser.onError = (error) => (failure ??= error)
  parser.onValue = ({ value, key, stack }) => {
    const place = stack[1]?.key
    if (place === 'log' && stack.length === 2) {
      format = 'har'
      if (key === 'creator') creator = creatorOf(value)
    } else if (place === 'log') collector.add(readHarEntry(value))
    else if (place === 'run') {
      format = 'newman'
      collector.add(readNewmanExecution(value))
    } else if (place === 'variable') variables.push(value)
    else if (place === 'item') items.push(value)
    else creator = textOf(objectOf(value)['name'])
  }
  const bounded = new BoundedStrings()
  let bytes = 0
  let isFirst = true
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 16 }) as AsyncIterable<Buffer>) {
    const isMarked = isFirst && chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf
    isFirst = false
    parser.write(bounded.pass(isMarked ? chunk.subarray(3) : chunk))
    if (failure !== undefined) break
    bytes += chunk.length
    onBytes(bytes)
  }
  if (failure !== undefined || !parser.isEnded) throw notJson(file, failure)
  if (items.length > 0) {
    format = 'postman-collection'
    const known = variablesOf(variables)
    for (const item of items) for (const each of readPostmanItem(item, known)) collector.add(each)
  }
  const { requests, leftOut } = collector
  if (format === undefined && creator === undefined) {
    throw new Error(
      `${file} is not a trace. Use a HAR file, a Postman collection, or a JSON report of newman.`,
    )
  }
  return { file, format: format ?? 'har', creator, requests, leftOut }
}

function creatorOf(value: unknown): string | undefined {
  const { name, version } = objectOf(value)
  const words = [textOf(name), textOf(version)].filter((word) => word !== undefined)
  return words.length === 0 ? undefined : words.join(' ')
}

function notJson(file: string, failure: unknown): Error {
  const reason = failure instanceof Error ? failure.message.split('\n')[0] : 'it ends too early'
  return new Error(`${file} is not JSON: ${reason}`)
}
