import { randomUUID } from 'node:crypto'
import { StoreError } from '../engine.js'
import { clearRealTimeout, setRealTimeout } from '../../time/real-time.js'
import { maxHistories } from '../../sandbox/issuance-history.js'
import type { Counted } from '../../sandbox/counter.js'
import {
  start,
  type Appended,
  type Change,
  type Logged,
  type News,
  type SharedLog,
  type Survey,
  type Whole,
} from '../shared/shared-log.js'
import { asStoreError, clientFor, connected, parsed, type Client } from './connect.js'
import { append, survey, trim, type Script } from './script.js'

/** How many changes are read in one step. */
const count = 500
/** How long a command may take before requests answer 503. */
const commandTimeoutMs = 10_000
/** The keys of a store, in the order in which the scripts name them. */
const keys = ['log', 'last', 'whole', 'history', 'counts', 'owners', 'owned', 'mock'] as const
/** The channel on which writers announce what they have appended. */
const announced = 'appended'

/**
 * Opens a log in Redis.
 * @param url `redis://user:password@host:port/database?prefix=name`, or `rediss:` for TLS
 * @throws {StoreError} when it cannot be reached, or `redis` is not installed
 */
export async function openRedis(url: string): Promise<RedisLog> {
  const { address, prefix, name } = parsed(url)
  const redis = await import('redis').catch((error: unknown) => {
    throw new StoreError('--store with Redis needs the package redis: npm install redis', { cause: error })
  })
  const clients = [clientFor(redis, address), clientFor(redis, address)] as const
  try {
    await connected(clients, name)
    const log = new RedisLog(clients[0], clients[1], name, prefix)
    await log.prepare()
    return log
  } catch (error) {
    for (const client of clients) client.destroy()
    throw asStoreError(name, error)
  }
}

export class RedisLog implements SharedLog {
  readonly name: string
  readonly writer = randomUUID()
  warnings: readonly string[] = []
  readonly #client: Client
  readonly #listening: Client
  readonly #prefix: string
  readonly #keys: readonly string[]
  readonly #channel: string

  constructor(client: Client, listening: Client, name: string, prefix: string) {
    this.#client = client
    this.#listening = listening
    this.name = name
    this.#prefix = prefix
    this.#keys = keys.map((key) => this.#key(key))
    this.#channel = `{${prefix}}:${announced}`
  }

  /** Finds settings with which Redis would lose what it has acknowledged. */
  async prepare(): Promise<void> {
    const setting = async (name: string): Promise<string | undefined> => {
      const found = await this.#client.configGet(name).catch(() => ({}))
      return (found as Record<string, string>)[name]
    }
    const [appendonly, save, policy] = await Promise.all(
      ['appendonly', 'save', 'maxmemory-policy'].map(setting),
    )
    this.warnings = [
      ...(appendonly === 'no' && save === ''
        ? ['Redis keeps nothing when it stops. Set appendonly to yes, unless you want that.']
        : []),
      ...(appendonly === 'no' && save !== '' && save !== undefined
        ? [
            'Redis saves only from time to time, and loses what happened since when it is killed. Set appendonly to yes.',
          ]
        : []),
      ...(policy !== undefined && policy !== 'noeviction'
        ? [`Redis removes keys when its memory is full (maxmemory-policy ${policy}). Set it to noeviction.`]
        : []),
    ]
  }

  async #ask<Result>(work: () => Promise<Result>): Promise<Result> {
    let timer: ReturnType<typeof setRealTimeout> | undefined
    const late = new Promise<never>((_, reject) => {
      const seconds = commandTimeoutMs / 1000
      timer = setRealTimeout(
        () => reject(new StoreError(`${this.name} has not answered for ${seconds} seconds.`)),
        commandTimeoutMs,
      )
    })
    try {
      return await Promise.race([work(), late])
    } catch (error) {
      throw asStoreError(this.name, error)
    } finally {
      if (timer !== undefined) clearRealTimeout(timer)
    }
  }

  /** Sends the script itself only if Redis does not know it, for example after a restart. */
  async #run(script: Script, given: readonly string[] = []): Promise<unknown> {
    const options = { keys: [...this.#keys], arguments: [...given] }
    try {
      return await this.#client.evalSha(script.sha1, options)
    } catch (error) {
      // Nothing has run then.
      if (error instanceof Error && error.message.startsWith('NOSCRIPT'))
        return this.#client.eval(script.text, options)
      throw error
    }
  }

  /** The braces keep the keys in one slot. */
  #key(name: (typeof keys)[number]): string {
    return `{${this.#prefix}}:${name}`
  }

  claim(value: string): Promise<string> {
    return this.#ask(async () => {
      await this.#client.setNX(this.#key('mock'), value)
      return (await this.#client.get(this.#key('mock'))) ?? value
    })
  }

  append(changes: readonly Change[]): Promise<readonly Appended[]> {
    const fields = changes.flatMap(({ kind, sandbox, before, value, counts = [], credentials }) => [
      kind,
      sandbox,
      before,
      value,
      JSON.stringify(counts.map(({ count, ...of }) => [JSON.stringify(of), count])),
      credentials ? JSON.stringify(credentials) : '',
    ])
    return this.#ask(async () => {
      const results = await this.#run(append, [this.writer, String(maxHistories), this.#channel, ...fields])
      return (results as unknown[]).map((result) => appendedIn(String(result)))
    })
  }

  async oldest(): Promise<string> {
    const [first] = await this.#range('-', 1)
    return first?.place ?? start
  }

  after(place: string): Promise<readonly Logged[]> {
    return this.#range(`(${place}`, count)
  }

  async following(place: string): Promise<News | undefined> {
    if (place === start) {
      const changes = await this.#range('-', count)
      return { changes, isAll: changes.length < count }
    }
    const found = await this.#range(place, count)
    const [same, ...changes] = found
    return same?.place === place ? { changes, isAll: found.length < count } : undefined
  }

  #range(from: string, most: number): Promise<readonly Logged[]> {
    return this.#ask(async () => {
      const found = await this.#client.xRange(this.#key('log'), from, '+', { COUNT: most })
      return (found ?? []).map(({ id, message }): Logged => {
        const { w = '', k = '', s = '', b = '', v = '' } = message as Record<string, string>
        return { place: id, writer: w, kind: k as Logged['kind'], sandbox: s, before: b, value: v }
      })
    })
  }

  survey(): Promise<Survey> {
    return this.#ask(async () => {
      const found = await this.#run(survey)
      const [claim, oldest, newest, places, wholes, counts] = found as [string, string, string, ...string[][]]
      return {
        claim,
        oldest: oldest || start,
        newest: newest || start,
        places: new Map(pairsIn(places)),
        wholes: new Map(pairsIn(wholes).map(([sandbox, text]) => [sandbox, wholeIn(text)])),
        deleted: pairsIn(counts).map(([of, count]): Counted => {
          return { ...(JSON.parse(of) as Omit<Counted, 'count'>), count: Number(count) }
        }),
      }
    })
  }

  whole(sandbox: string): Promise<Whole | undefined> {
    return this.#ask(async () => {
      const text = await this.#client.hGet(this.#key('whole'), sandbox)
      return text === null || text === undefined ? undefined : wholeIn(text)
    })
  }

  histories(): Promise<readonly string[]> {
    return this.#ask(async () => {
      const found = await this.#client.xRange(this.#key('history'), '-', '+')
      return (found ?? []).map(({ message }) => (message as { readonly v?: string }).v ?? '')
    })
  }

  onAppend(listener: () => void): void {
    const other = (writer: string) => {
      if (writer !== this.writer) listener()
    }
    void this.#listening.subscribe(this.#channel, other).catch(() => undefined)
  }

  onReconnect(listener: () => void): void {
    this.#client.on('ready', listener)
  }

  trim(): Promise<void> {
    return this.#ask(async () => void (await this.#run(trim)))
  }

  async close(): Promise<void> {
    for (const client of [this.#client, this.#listening]) client.destroy()
  }
}

function wholeIn(text: string): Whole {
  const space = text.indexOf(' ')
  return { place: text.slice(0, space), value: text.slice(space + 1) }
}

/** A list of names and values in turn. */
function pairsIn(list: readonly string[] = []): (readonly [name: string, value: string])[] {
  return Array.from({ length: list.length / 2 }, (_, at) => [list[2 * at] ?? '', list[2 * at + 1] ?? ''])
}

function appendedIn(text: string): Appended {
  if (text === '') return { superseded: true }
  if (!text.startsWith('!')) return { place: text }
  const space = text.indexOf(' ')
  return { owner: text.slice(1, space), credential: text.slice(space + 1) }
}
