import { ambiguities } from '../../contracts/register/ambiguities.js'
import type { Ambiguity } from '../../contracts/register/ambiguity.js'
import { createCxoneMock, demoScenario } from '../../mock-server/index.js'
import { compareTrace } from '../../trace/compare.js'
import { readHarEntry } from '../../trace/read/har-entry.js'
import { isApiRequest } from '../../trace/read/is-api-request.js'
import type { TraceExchange } from '../../trace/model/exchange.js'
import { RealisticClient } from './realistic-client.js'

const instant = '2026-01-15T10:00:00.000Z'
const register: Readonly<Record<string, Ambiguity>> = ambiguities

/** A generator of numbers from 0 up to but excluding 1 (mulberry32). The same seed gives the same numbers. */
function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

type Assignment = Readonly<Record<string, string>>

/** A random variant for every question, and the chapters of the client, by a seed. */
function hidden(seed: number): {
  readonly assignment: Assignment
  readonly chapters: readonly number[]
} {
  const next = numbers(seed)
  const pick = <Item>(items: readonly Item[]) => items[Math.floor(next() * items.length)] as Item
  const assignment = Object.fromEntries(
    Object.entries(register).map(([name, { variants }]) => [name, pick(Object.keys(variants))]),
  )
  const chapters = Array.from({ length: 8 }, (_, index) => index)
    .map((index) => ({ index, order: next() }))
    .toSorted((one, other) => one.order - other.order)
    .map(({ index }) => index)
    .slice(0, 3 + Math.floor(next() * 4))
  return { assignment, chapters }
}

/** The trace of the client with a mock under these variants. */
async function traceOf(assignment: Assignment, chapters: readonly number[]): Promise<TraceExchange[]> {
  const mock = await createCxoneMock({ assumptions: assignment, clock: instant, seed: 'hidden' })
  const { clock } = mock.defaultSandbox
  const client = new RealisticClient({
    base: 'http://tenant.example',
    fetch: (request) => mock.fetch(request),
    wait: (duration) => clock.advance(duration),
  })
  for (const chapter of chapters) await client.chapters[chapter]?.()
  const { log } = mock.defaultSandbox.requests.har()
  await mock.close()
  return log.entries.flatMap((each, index) => {
    const entry = readHarEntry(each)
    if ('leftOut' in entry || !isApiRequest(entry.exchange)) return []
    return [{ ...entry.exchange, number: index + 1, file: 'mock.har', at: entry.at ?? 0 }]
  })
}

/** What of two traces of one client differs: made-up values and times apart. */
function digestOf(trace: readonly TraceExchange[]): string {
  return JSON.stringify(
    trace.map(({ response }) => {
      const { date: _, 'inin-correlation-id': correlation, ...headers } = response?.headers ?? {}
      const body = (response?.body ?? '')
        .replaceAll(/sha256:[\w-]+|[0-9a-f]{8}-[0-9a-f-]{27}|\d{4}-\d{2}-\d{2}T[\d:.]+Z/g, '…')
        .replaceAll(/"(?:sessionId|id|contextId)":"[^"]*"/g, '…')
      return [
        response?.status,
        correlation === undefined,
        Object.entries(headers).map(([name, value]) => [
          name,
          name === 'content-length' || name === 'set-cookie'
            ? ''
            : value.replaceAll(/sha256:[\w-]+|[0-9a-f]{8}-[0-9a-f-]{27}/g, '…'),
        ]),
        body,
      ]
    }),
  )
}

/** The questions that a trace decides: under every other variant the server would have answered differently. */
async function decidedBy(assignment: Assignment, chapters: readonly number[]): Promise<Set<string>> {
  const trace = digestOf(await traceOf(assignment, chapters))
  const decided = new Set<string>()
  for (const [name, { variants }] of Object.entries(register)) {
    let differs = true
    for (const variant of Object.keys(variants)) {
      if (variant === assignment[name]) continue
      if (digestOf(await traceOf({ ...assignment, [name]: variant }, chapters)) === trace) differs = false
    }
    if (differs) decided.add(name)
  }
  return decided
}

interface RoundTrip {
  /** Questions that were fitted to another variant than the hidden one. */
  readonly wrong: readonly string[]
  /** Questions that the trace decides, and the fit does not. */
  readonly missed: readonly string[]
  /** Questions that the fit decides, and the trace does not. */
  readonly tooMany: readonly string[]
  readonly found: number
  readonly replays: number
  readonly differing: number
  readonly requests: number
}

/** Fits the trace of a hidden assignment, and compares the fit with it. */
export async function roundTrip(seed: number): Promise<RoundTrip> {
  const { assignment, chapters } = hidden(seed)
  const exchanges = await traceOf(assignment, chapters)
  const { fit, exchanges: compared } = await compareTrace(
    { exchanges },
    { scenario: demoScenario, fit: true },
  )
  const decided = await decidedBy(assignment, chapters)
  const found = new Map(
    (fit?.decisions ?? []).flatMap(({ dimension, option }) =>
      option === undefined || dimension.kind !== 'variant' ? [] : [[dimension.name, option] as const],
    ),
  )
  return {
    wrong: [...found]
      .filter(([name, option]) => assignment[name] !== option)
      .map(([name, option]) => `${name}=${option} instead of ${assignment[name]}`),
    missed: [...decided].filter((name) => !found.has(name)),
    tooMany: [...found.keys()].filter((name) => !decided.has(name)),
    found: found.size,
    replays: fit?.replays ?? 0,
    differing: compared.filter(({ verdict }) => verdict !== 'agrees').length,
    requests: exchanges.length,
  }
}
