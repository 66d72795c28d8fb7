import type { CallState, SettledState } from '../../contracts/lifecycle/row.js'
import type { TraceExchange } from '../model/exchange.js'
import { bearerOf, clientCredentials } from '../replay/credentials.js'
import type { Scenario, ScenarioClient } from '../../mock-server/world/start/scenario.js'
import type { Start } from '../replay/start.js'
import { jsonOf, objectOf, textOf } from '../read/values.js'
import type { Dimension } from './dimension.js'

/** The states that a call may have had before the trace, the most plausible first. */
const callStates: readonly (readonly [CallState, SettledState])[] = [
  ['connected', 'idle'],
  ['connected', 'recording'],
  ['connected', 'masked'],
  ['connected', 'stopped'],
  ['alerting', 'idle'],
  ['ended', 'stopped'],
  ['ended', 'idle'],
]

/** The server does not know the call. */
const absent = 'absent'

/** What is unknown about the server before the trace: the states of its calls and the scopes of its clients. */
export function stateDimensions(exchanges: readonly TraceExchange[], start: Start): Dimension[] {
  return [
    ...start.unknownCalls.map((id) => callDimension(exchanges, start, id)),
    ...clientDimensions(exchanges, start),
  ]
}

function callDimension(exchanges: readonly TraceExchange[], { scenario }: Start, id: string): Dimension {
  const call = scenario.conversations.find(({ conversationId }) => conversationId === id)
  const users = call?.participants?.flatMap(({ userId }) => (userId === undefined ? [] : [userId])) ?? []
  const names = [id, ...(call ? [call.recordingId] : []), ...users]
  return {
    name: `call ${id}`,
    kind: 'state',
    options: [...callStates.map((states) => states.join(', ')), absent],
    touches: indexesOf(exchanges, (exchange) => {
      const text = `${exchange.target} ${exchange.body ?? ''}`
      const isList = /\/conversations(?:\?|$)/.test(exchange.target)
      return isList || names.some((name) => text.includes(name))
    }),
    apply: (given, option) => {
      if (option === absent) return withoutCall(given, id)
      const [state, recording] =
        callStates.find((states) => states.join(', ') === option) ?? callStates[0] ?? []
      if (state === undefined || recording === undefined) return given
      return {
        ...given,
        conversations: given.conversations.map((each) =>
          each.conversationId === id ? { ...each, state, recording: { state: recording } } : each,
        ),
      }
    },
  }
}

function withoutCall(scenario: Scenario, id: string): Scenario {
  const conversations = scenario.conversations.filter(({ conversationId }) => conversationId !== id)
  return { ...scenario, conversations }
}

const withoutControl = 'without recording:control'
const withoutDivision = 'without a grant for the division'

function clientDimensions(exchanges: readonly TraceExchange[], { unknownClients }: Start): Dimension[] {
  const owners = new Map<string, string>()
  for (const exchange of exchanges) {
    const token = textOf(objectOf(jsonOf(exchange.response?.body))['access_token'])
    const id = clientCredentials(exchange)?.id
    if (token !== undefined && id !== undefined) owners.set(token, id)
  }
  return unknownClients.map((id) => ({
    name: `client ${id}`,
    kind: 'state' as const,
    options: ['as in its token', withoutControl, withoutDivision],
    touches: indexesOf(exchanges, (exchange) => {
      return owners.get(bearerOf(exchange) ?? '') === id
    }),
    apply: (scenario, option) => ({
      ...scenario,
      clients: scenario.clients.map((client) => (client.clientId === id ? without(client, option) : client)),
    }),
  }))
}

function without(client: ScenarioClient, option: string): ScenarioClient {
  if (option === withoutDivision) return { ...client, divisions: [] }
  if (option !== withoutControl) return client
  return { ...client, scopes: client.scopes.filter((scope) => scope !== 'recording:control') }
}

function indexesOf(
  exchanges: readonly TraceExchange[],
  isMeant: (exchange: TraceExchange) => boolean,
): ReadonlySet<number> {
  return new Set(exchanges.flatMap((exchange, index) => (isMeant(exchange) ? [index] : [])))
}
