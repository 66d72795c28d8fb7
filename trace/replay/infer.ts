import { contracts } from '../../contracts/api/index.js'
import { surfaceOf } from '../../mock-server/routing/surface-paths.js'
import { route } from '../../mock-server/routing/route.js'
import type { Scenario, ScenarioClient } from '../../mock-server/world/start/scenario.js'
import type { TraceExchange } from '../model/exchange.js'
import { pathOf } from '../read/is-api-request.js'
import { jsonOf, listOf, objectOf, textOf } from '../read/values.js'
import { bearerOf, clientCredentials } from './credentials.js'
import { earlierUserName, inferUsers, userOf, usersOnCalls } from './infer-users.js'
import { namesIn, wasAccepted, type EarlierToken, type Start } from './start.js'

/** The operation of a request, undefined if the mock does not implement it. */
export function operationOf({ method, target }: Pick<TraceExchange, 'method' | 'target'>) {
  try {
    return route(method, pathOf(target))
  } catch {
    return undefined
  }
}

/** All scopes that an operation requires under any variant. */
const allScopes: readonly string[] = [
  ...new Set(
    Object.values(contracts).flatMap(({ security }) => {
      const anyScope: unknown = 'anyScope' in security ? security.anyScope : undefined
      return Array.isArray(anyScope)
        ? (anyScope as string[])
        : Object.values(objectOf(objectOf(anyScope)['variants'])).flatMap((each) => listOf(each) as string[])
    }),
  ),
]

/**
 * The state of the server before the trace. What `given` does not say is inferred from the requests that the server
 * accepted, and noted.
 * @param given the scenario of the server, if it is known
 */
export function inferStart(exchanges: readonly TraceExchange[], given: Scenario | undefined): Start {
  const base: Scenario = given ?? emptyScenario
  const clients = inferClients(exchanges, base)
  const users = inferUsers(exchanges, base)
  const calls = inferCalls(exchanges, base)
  const tokens = inferTokens(exchanges, base)
  const scenario: Scenario = {
    ...base,
    clients: [...base.clients, ...clients.added, ...(tokens.some(isOfClient) ? [earlierClient] : [])],
    users: [
      ...(base.users ?? []),
      ...users.added,
      ...(users.added.length === 0 &&
      tokens.some((each) => !isOfClient(each) && each.name === earlierUserName)
        ? [userOf(earlierUserName, 0, [])]
        : []),
    ],
    conversations: [...base.conversations, ...calls],
  }
  const owner = users.added[0]?.userName
  return {
    scenario,
    isExact: given !== undefined,
    known: new Set([...namesIn(scenario), ...scenario.clients.map(({ clientId }) => clientId)]),
    secrets: new Map([...clients.secrets, ...users.secrets]),
    earlierTokens: tokens.map((each) =>
      isOfClient(each) || owner === undefined || each.name !== earlierUserName
        ? each
        : { ...each, name: owner },
    ),
    unknownCalls: calls.map(({ conversationId }) => conversationId),
    unknownClients: clients.added.map(({ clientId }) => clientId),
    assumed: sentences(given, clients.added, users.added.length, calls.length, tokens.length),
  }
}

const emptyScenario: Scenario = {
  name: 'inferred',
  tenant: { id: 'inferred', name: 'inferred' },
  divisions: [{ id: 'division-inferred', name: 'Inferred' }],
  clients: [],
  conversations: [],
}

const longLived = 31_536_000
const earlierClient: ScenarioClient = {
  clientId: 'client-before-the-trace',
  clientSecret: 'client-before-the-trace-secret',
  scopes: allScopes,
  divisions: ['division-inferred'],
  accessTokenLifetimeSeconds: longLived,
}
const isOfClient = ({ owner }: EarlierToken) => owner === 'client'

/** Clients that received a token, with the secret that they sent. */
function inferClients(exchanges: readonly TraceExchange[], { clients, divisions }: Scenario) {
  const added = new Map<string, ScenarioClient>()
  const secrets = new Map<string, string>()
  for (const exchange of exchanges) {
    const sent = clientCredentials(exchange)
    if (sent?.id === undefined || !wasAccepted(exchange)) continue
    const known = clients.find(({ clientId }) => clientId === sent.id)
    if (known) {
      if (sent.secret !== undefined && known.clientSecret !== undefined && !/^basic /i.test(sent.secret))
        secrets.set(sent.secret, known.clientSecret)
      continue
    }
    const body = objectOf(jsonOf(exchange.response?.body))
    const granted = textOf(body['scope'])?.split(' ')
    const lifetime = typeof body['expires_in'] === 'number' ? body['expires_in'] : undefined
    const before = added.get(sent.id)
    const grant = new URLSearchParams(exchange.body ?? '').get('grant_type') ?? 'client_credentials'
    added.set(sent.id, {
      clientId: sent.id,
      ...(sent.secret === undefined ? { isPublic: true } : { clientSecret: sent.secret }),
      scopes: granted ?? allScopes,
      divisions: divisions.map(({ id }) => id),
      grantTypes: [...new Set([...(before?.grantTypes ?? []), grant, 'refresh_token'])],
      ...(lifetime === undefined || lifetime < 1 ? {} : { accessTokenLifetimeSeconds: lifetime }),
    })
    if (sent.secret !== undefined) secrets.set(sent.secret, sent.secret)
  }
  return { added: [...added.values()], secrets }
}

/** Calls that the server knew: a response names them, or a request about them was not rejected as unknown. */
function inferCalls(exchanges: readonly TraceExchange[], { conversations, divisions }: Scenario) {
  const known = new Set(
    conversations.flatMap(({ conversationId, recordingId }) => [conversationId, recordingId]),
  )
  const recordingOf = new Map<string, string>()
  const loose = new Set<string>()
  const conversationsSeen = new Set<string>()
  for (const exchange of exchanges) {
    const { response, body } = exchange
    const found = operationOf(exchange)
    if (!found || !response || response.status === 404 || response.status === 401) continue
    const { conversationId, recordingId } = found.params
    if (conversationId !== undefined) conversationsSeen.add(conversationId)
    if (conversationId !== undefined && recordingId !== undefined)
      recordingOf.set(conversationId, recordingId)
    const sent = textOf(objectOf(jsonOf(body))['recordingId'])
    if (found.contract.surface === 'recordingcontrols' && sent !== undefined && !known.has(sent))
      loose.add(sent)
    const answered = jsonOf(response.body)
    for (const each of [answered, ...listOf(answered), ...listOf(objectOf(answered)['entities'])]) {
      const { id, conversationId: of, participants } = objectOf(each)
      if (typeof id !== 'string') continue
      if (typeof of === 'string') recordingOf.set(of, id)
      else if (Array.isArray(participants)) conversationsSeen.add(id)
    }
  }
  for (const [conversation, recording] of recordingOf) {
    conversationsSeen.add(conversation)
    loose.delete(recording)
  }
  for (const recording of loose) conversationsSeen.add(`conversation-of-${recording}`)
  const agentOf = new Map<string, string>()
  const onCalls = new Set(
    conversations.flatMap(({ participants }) => (participants ?? []).map(({ userId }) => userId)),
  )
  for (const userId of usersOnCalls(exchanges)) {
    if (onCalls.has(userId)) continue
    conversationsSeen.add(`call-of-${userId}`)
    agentOf.set(`call-of-${userId}`, userId)
  }
  return [...conversationsSeen]
    .filter((id) => !known.has(id) && !known.has(recordingOf.get(id) ?? id))
    .slice(0, maxCalls)
    .map((conversationId, index) => ({
      conversationId,
      conferenceId: `conference-of-${conversationId}`,
      recordingId:
        recordingOf.get(conversationId) ??
        /^conversation-of-(.+)$/.exec(conversationId)?.[1] ??
        `recording-of-${conversationId}`,
      divisionId: divisions[0]?.id ?? 'division-inferred',
      state: 'connected' as const,
      startTime: '-2m',
      participants: [
        { participantId: `customer-${index}`, purpose: 'customer' as const },
        {
          participantId: `agent-${index}`,
          purpose: 'agent' as const,
          ...userOfCall(agentOf.get(conversationId)),
        },
      ],
    }))
}

const userOfCall = (userId: string | undefined) => (userId === undefined ? {} : { userId })

const maxCalls = 1000

/** Tokens that the trace does not issue, and that the server accepted. */
function inferTokens(exchanges: readonly TraceExchange[], { users = [] }: Scenario): EarlierToken[] {
  const issued = new Set<string>()
  const tokens = new Map<string, EarlierToken>()
  for (const exchange of exchanges) {
    const token = bearerOf(exchange)
    const status = exchange.response?.status ?? 401
    if (token !== undefined && !issued.has(token) && status !== 401 && !tokens.has(token)) {
      const surface = surfaceOf(pathOf(exchange.target)) ?? 'platform'
      const owner = ofClients.has(surface) ? 'client' : 'user'
      const name = owner === 'client' ? earlierClient.clientId : (users[0]?.userName ?? earlierUserName)
      tokens.set(token, { token, owner, name })
    }
    const body = objectOf(jsonOf(exchange.response?.body))
    for (const name of ['access_token', 'token', 'accessToken', 'id_token']) {
      const value = textOf(body[name])
      if (value !== undefined) issued.add(value)
    }
  }
  return [...tokens.values()]
}

const ofClients: ReadonlySet<string> = new Set(['oauth', 'platform', 'recordingcontrols'])

function sentences(
  given: Scenario | undefined,
  clients: readonly ScenarioClient[],
  users: number,
  calls: number,
  tokens: number,
): string[] {
  const count = (number: number, one: string, many = `${one}s`) => `${number} ${number === 1 ? one : many}`
  const added = [
    ...(clients.length === 0 ? [] : [`${count(clients.length, 'client')} with all scopes`]),
    ...(users === 0 ? [] : [`${count(users, 'user')} with all permissions`]),
    ...(calls === 0 ? [] : [count(calls, 'call')]),
    ...(tokens === 0 ? [] : [`${count(tokens, 'token')} from before the trace`]),
  ]
  return [
    given
      ? `The state before the trace is that of the scenario ${given.name}.`
      : 'The state before the trace is inferred.',
    ...(added.length === 0 ? [] : [`Inferred from what the server accepted: ${added.join(', ')}.`]),
    'Nothing but the requests of the trace is assumed to change a call while the trace goes on.',
  ]
}
