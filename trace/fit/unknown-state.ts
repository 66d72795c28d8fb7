import type { CallState, SettledState } from '../../contracts/lifecycle/row.js'
import type { TraceExchange } from '../model/exchange.js'
import { bearerOf, clientCredentials } from '../replay/credentials.js'
import { operationOf } from '../replay/infer.js'
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

/** What is unknown about the server before the trace: the states of its calls and the scopes of its clients. */
export function stateDimensions(exchanges: readonly TraceExchange[], start: Start): Dimension[] {
  return [
    ...start.unknownCalls.map((id) => callDimension(exchanges, start, id)),
    ...clientDimensions(exchanges, start),
  ]
}

function callDimension(exchanges: readonly TraceExchange[], { scenario }: Start, id: string): Dimension {
  const recordingId = scenario.conversations.find(({ conversationId }) => conversationId === id)?.recordingId
  return {
    name: `call ${id}`,
    kind: 'state',
    options: callStates.map((states) => states.join(', ')),
    touches: indexesOf(exchanges, (exchange) => {
      const text = `${exchange.target} ${exchange.body ?? ''}`
      const isList = /\/conversations(?:\?|$)/.test(exchange.target)
      return isList || text.includes(id) || (recordingId !== undefined && text.includes(recordingId))
    }),
    apply: (given, option) => {
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

const withoutControl = 'without recording:control'

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
    options: ['every scope', withoutControl],
    touches: indexesOf(exchanges, (exchange) => {
      const isControl = operationOf(exchange)?.contract.surface === 'recordingcontrols'
      return isControl && owners.get(bearerOf(exchange) ?? '') === id
    }),
    apply: (scenario, option) => ({
      ...scenario,
      clients: scenario.clients.map((client) =>
        client.clientId === id && option === withoutControl
          ? { ...client, scopes: client.scopes.filter((scope) => scope !== 'recording:control') }
          : client,
      ),
    }),
  }))
}

function indexesOf(
  exchanges: readonly TraceExchange[],
  isMeant: (exchange: TraceExchange) => boolean,
): ReadonlySet<number> {
  return new Set(exchanges.flatMap((exchange, index) => (isMeant(exchange) ? [index] : [])))
}
