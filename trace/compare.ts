import type { Scenario } from '../mock-server/world/start/scenario.js'
import type { Trace, TraceExchange } from './model/exchange.js'
import { decisionsOf, type Decision } from './fit/decide.js'
import { variantDimensions, type Dimension } from './fit/dimension.js'
import { Search, type Tried } from './fit/search.js'
import { timeDimensions } from './fit/times.js'
import { stateDimensions } from './fit/unknown-state.js'
import type { Difference } from './model/difference.js'
import { bearerOf, clientCredentials, userCredentials } from './replay/credentials.js'
import { inferStart, operationOf } from './replay/infer.js'
import type { Outcome } from './replay/replay.js'
import type { Start } from './replay/start.js'

/** How the mock compares with the server in one exchange. `unknown`: it cannot be judged, see `reason`. */
export type Verdict = 'agrees' | 'differs' | 'not-implemented' | 'unknown'

export interface ComparedExchange {
  readonly exchange: TraceExchange
  /** The operation of the API. Undefined if the mock does not implement it. */
  readonly operation: string | undefined
  readonly verdict: Verdict
  /** Why it cannot be judged. */
  readonly reason?: string
  readonly differences: readonly Difference[]
  readonly mock: { readonly status: number; readonly rule: string | undefined; readonly body: string }
}

export interface Comparison {
  readonly exchanges: readonly ComparedExchange[]
  /** What is assumed about the server before the trace, as sentences. */
  readonly assumed: readonly string[]
  readonly fit?: Fit
}

/** What a trace says about the server. */
interface Fit {
  readonly decisions: readonly Decision[]
  /** The options in force of all dimensions that are not at their first one. */
  readonly chosen: ReadonlyMap<string, string>
  readonly replays: number
  /** How many exchanges had more combinations than were tried. */
  readonly pairsLeftOut: number
  /** How many exchanges differed before the fit. */
  readonly differedBefore: number
}

export interface CompareOptions {
  /** The state of the server before the trace. Default: it is inferred. */
  readonly scenario?: Scenario | undefined
  /** Chooses variants and times for the scenario, also for an inferred one. */
  readonly adapt?: (scenario: Scenario) => Scenario
  readonly fit?: boolean
  readonly onReplay?: () => void
}

/** Replays a trace against a mock in this process, and compares every response. */
export async function compareTrace(
  { exchanges }: Pick<Trace, 'exchanges'>,
  { scenario, adapt = (given) => given, fit = false, onReplay }: CompareOptions = {},
): Promise<Comparison> {
  const inferred = inferStart(exchanges, scenario)
  const start: Start = { ...inferred, scenario: adapt(inferred.scenario) }
  const variants = start.scenario.assumptions ?? {}
  const states = stateDimensions(exchanges, start)
  const known = await new Search(exchanges, start, states, onReplay).best()
  if (!fit) return comparisonOf(exchanges, start, known)
  const dimensions: readonly Dimension[] = [
    ...states,
    ...variantDimensions(variants, exchanges),
    ...timeDimensions(exchanges, start),
  ]
  const search = new Search(exchanges, start, dimensions, onReplay)
  const best = await search.best()
  const decisions = await decisionsOf(search, best, exchanges)
  const differedBefore = comparisonOf(exchanges, start, known).exchanges.filter(isDiffering).length
  return {
    ...comparisonOf(exchanges, start, best),
    fit: {
      decisions,
      chosen: best.hypothesis,
      replays: search.replays,
      pairsLeftOut: search.pairsLeftOut,
      differedBefore,
    },
  }
}

const isDiffering = ({ verdict }: ComparedExchange) => verdict === 'differs'

function comparisonOf(
  exchanges: readonly TraceExchange[],
  start: Start,
  { hypothesis, run }: Tried,
): Comparison {
  const issued = issuedTokens(exchanges)
  const states = [...hypothesis].filter(([name]) => /^(?:call|client) /.test(name))
  return {
    exchanges: exchanges.flatMap((exchange, index) => {
      const outcome = run.outcomes[index]
      return outcome ? [judged(exchange, outcome, start, issued)] : []
    }),
    assumed: [
      ...start.assumed,
      ...states.map(([name, option]) => `Inferred before the trace: ${name} is ${option}.`),
    ],
  }
}

function judged(
  exchange: TraceExchange,
  { reply, differences, rule }: Outcome,
  start: Start,
  issued: ReadonlySet<string>,
): ComparedExchange {
  const operation = operationOf(exchange)?.id
  const mock = { status: reply.status, rule, body: reply.body }
  const is = (verdict: Verdict, reason?: string): ComparedExchange => ({
    exchange,
    operation,
    verdict,
    ...(reason === undefined ? {} : { reason }),
    differences: verdict === 'not-implemented' ? [] : differences,
    mock,
  })
  const { response, body } = exchange
  if (operation === undefined && reply.status === 501) return is('not-implemented')
  if (!response) return is('unknown', 'The trace has no response.')
  if (body === undefined) return is('unknown', 'The trace does not contain the body of the request.')
  const differs = differences.some(({ weight }) => weight !== 'note')
  if (!differs) {
    return response.bodyMissing === undefined
      ? is('agrees')
      : is('unknown', `Status and headers agree, but the trace has no body: ${response.bodyMissing}.`)
  }
  const reason = whyUnknown(exchange, start, issued)
  return reason === undefined ? is('differs') : is('unknown', reason)
}

/** Why a difference may come from what happened before the trace. */
function whyUnknown(exchange: TraceExchange, start: Start, issued: ReadonlySet<string>): string | undefined {
  const { response, headers } = exchange
  const token = bearerOf(exchange)
  if (token !== undefined && !issued.has(token)) {
    if (!start.earlierTokens.some((each) => each.token === token))
      return 'Its token was issued before the trace, and the server never accepted it.'
    if (response?.status === 401 || response?.status === 403)
      return 'Its token was issued before the trace, so its scopes and its lifetime are unknown.'
  }
  const signIn = clientCredentials(exchange) ?? userCredentials(exchange)
  const isUnknown = signIn?.id !== undefined && !start.known.has(signIn.id) && !start.isExact
  if (isUnknown && response !== undefined && response.status >= 400)
    return 'The server never accepted these credentials, so they are unknown.'
  const isOpen = ['issueToken', 'authorize', 'getOpenIdConfiguration'].includes(
    operationOf(exchange)?.id ?? '',
  )
  if (!isOpen && headers['authorization'] === undefined && response !== undefined && response.status < 400)
    return 'The trace has no Authorization header. The recorder may have removed it.'
  return undefined
}

function issuedTokens(exchanges: readonly TraceExchange[]): ReadonlySet<string> {
  return new Set(
    exchanges.flatMap(({ response }) => {
      const found = (response?.body ?? '').matchAll(
        /"(?:access_token|token|accessToken|id_token)"\s*:\s*"([^"]+)"/g,
      )
      return Array.from(found, ([, token]) => token ?? '')
    }),
  )
}
