import type { TraceExchange } from '../model/exchange.js'
import { operationOf } from '../replay/infer.js'
import type { Start } from '../replay/start.js'
import { jsonOf, numberOf, objectOf } from '../read/values.js'
import type { Dimension } from './dimension.js'

/** How many settle times are tried. */
const maxSettles = 24

/** The durations that a trace may show: how long commands take to settle, and how long tokens are valid. */
export function timeDimensions(exchanges: readonly TraceExchange[], start: Start): Dimension[] {
  const settle = exchanges.some(({ isUntimed }) => isUntimed) ? [] : settleDimension(exchanges)
  return [...settle, ...lifetimeDimension(exchanges, start)]
}

/** Set only if a command was accepted and not completed, or if one was locked. */
function settleDimension(exchanges: readonly TraceExchange[]): Dimension[] {
  const accepted = exchanges.filter(
    (exchange) =>
      exchange.method !== 'GET' &&
      (exchange.response?.status === 202 || exchange.response?.status === 200) &&
      operationOf(exchange)?.contract.security.kind === 'bearer',
  )
  if (!exchanges.some(({ response }) => response?.status === 202 || response?.status === 425)) return []
  const gaps = new Set<number>()
  for (const command of accepted) {
    for (const later of exchanges) if (later.at > command.at) gaps.add(later.at - command.at)
  }
  const sorted: readonly number[] = [...gaps]
    .filter((gap) => gap <= 3_600_000)
    .toSorted((one, other) => one - other)
  // Between two gaps every settle time has the same effect, so one of them is tried.
  const tried = sorted.map((gap, index) => roundest(sorted[index - 1] ?? 0, gap))
  const last = sorted.at(-1)
  if (last !== undefined) tried.push(roundest(last, last * 2 + 1000))
  const options = [...new Set<number>(tried)].slice(0, maxSettles).map((ms) => `${ms}ms`)
  return [
    {
      name: 'settle',
      kind: 'time',
      options: ['as assumed', ...options],
      touches: new Set(exchanges.keys()),
      apply: (scenario, option) => ({ ...scenario, settle: option }),
    },
  ]
}

/** The roundest number of milliseconds that is longer than `above` and at most `upTo`. */
function roundest(above: number, upTo: number): number {
  for (const unit of [60_000, 30_000, 10_000, 5000, 1000, 500, 100, 10]) {
    const rounded = Math.floor(upTo / unit) * unit
    if (rounded > above) return rounded
  }
  return upTo
}

/** The lifetimes that the responses of the token endpoint of Genesys show. */
function lifetimeDimension(exchanges: readonly TraceExchange[], { scenario }: Start): Dimension[] {
  const lifetimes = new Set<number>()
  const touches = new Set<number>()
  for (const [index, exchange] of exchanges.entries()) {
    if (operationOf(exchange)?.id !== 'issueToken' || exchange.response?.status !== 200) continue
    const lifetime = lifetimeIn(exchange.response.body)
    if (lifetime === undefined) continue
    touches.add(index)
    lifetimes.add(lifetime)
  }
  const own = new Set(scenario.clients.map(({ accessTokenLifetimeSeconds: seconds }) => seconds))
  const options = [...lifetimes].filter((seconds) => !own.has(seconds)).slice(0, 8)
  if (options.length === 0) return []
  return [
    {
      name: 'accessTokenLifetimeSeconds',
      kind: 'time',
      options: ['as assumed', ...options.map(String)],
      touches,
      apply: (given, option) => ({
        ...given,
        clients: given.clients.map((client) => ({
          accessTokenLifetimeSeconds: Number(option),
          ...client,
        })),
      }),
    },
  ]
}

function lifetimeIn(body: string | undefined): number | undefined {
  const seconds = numberOf(objectOf(jsonOf(body))['expires_in'])
  return seconds !== undefined && seconds >= 1 && Number.isInteger(seconds) ? seconds : undefined
}
