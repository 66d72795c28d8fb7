import type { Scenario } from '../../mock-server/world/start/scenario.js'
import type { TraceExchange } from '../model/exchange.js'

/** A token that was issued before the trace begins, and the kind of owner that it needs. */
export interface EarlierToken {
  readonly token: string
  readonly owner: 'client' | 'user'
  /** The client or the user of the start scenario to which it is assumed to belong. */
  readonly name: string
}

/** The state of the server before the trace, as far as it is given or can be inferred. */
export interface Start {
  readonly scenario: Scenario
  /** Whether the scenario is that of the server, so that every value has to agree. */
  readonly isExact: boolean
  /** Names that both servers use. */
  readonly known: ReadonlySet<string>
  /** Secrets of the trace, and those of the scenario that they stand for. */
  readonly secrets: ReadonlyMap<string, string>
  readonly earlierTokens: readonly EarlierToken[]
  /** The calls whose state before the trace is unknown. */
  readonly unknownCalls: readonly string[]
  /** The clients whose scopes are unknown. */
  readonly unknownClients: readonly string[]
  /** What was assumed, as sentences. */
  readonly assumed: readonly string[]
}

/** The names in a scenario: ids and user names, no secrets. */
export function namesIn(scenario: Scenario): Set<string> {
  const names = new Set<string>()
  const look = (value: unknown, key: string): void => {
    if (typeof value === 'string' && /(?:^id|Id|userName|^name)$/.test(key)) names.add(value)
    if (typeof value === 'number' && key.endsWith('Id')) names.add(String(value))
    if (typeof value !== 'object' || value === null) return
    for (const [name, each] of Object.entries(value)) look(each, Array.isArray(value) ? key : name)
  }
  look(scenario, '')
  return names
}

/** Whether a response shows that the server knew the credential of the request. */
export function wasAccepted({ response }: TraceExchange): boolean {
  return response !== undefined && response.status < 400
}
