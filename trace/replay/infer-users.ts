import { knownPermissions } from '../../contracts/api/permissions.js'
import type { Scenario } from '../../mock-server/world/start/scenario.js'
import type { TraceExchange } from '../model/exchange.js'
import { jsonOf, objectOf } from '../read/values.js'
import { userCredentials } from './credentials.js'
import { wasAccepted } from './start.js'

export const earlierUserName = 'user-before-the-trace'

/** The user whose call a request of Record on Demand is about. */
function userIn({ target }: TraceExchange): string | undefined {
  return new URLSearchParams(target.split('?')[1] ?? '').get('userId') ?? undefined
}

/** The agent that a request of the agent API names in its path or in its body. */
function agentIn({ target, body }: TraceExchange): number | undefined {
  const named = /\/agents\/(\d{1,15})(?=[/?]|$)/.exec(target)?.[1] ?? objectOf(jsonOf(body))['asAgentId']
  const agentId = Number(named ?? Number.NaN)
  return Number.isSafeInteger(agentId) ? agentId : undefined
}

/**
 * The users whose calls the server has commanded. The status of a rejection counts too, unless it says that there is
 * no such user or call.
 */
export function usersOnCalls(exchanges: readonly TraceExchange[]): Set<string> {
  const users = exchanges.flatMap((exchange) => {
    const { response, method, target } = exchange
    const isCommand = method === 'POST' && target.startsWith('/interaction-recording-management-service/')
    const isKnown = response !== undefined && (response.status < 300 || response.status === 409)
    const userId = userIn(exchange)
    return isCommand && isKnown && userId !== undefined ? [userId] : []
  })
  return new Set(users)
}

/** Users that signed in, or that a request of Record on Demand named. */
export function inferUsers(exchanges: readonly TraceExchange[], { users = [] }: Scenario) {
  const secrets = new Map<string, string>()
  const agents = new Set<number>()
  const keys = new Map<string, string>()
  const ids = new Set<string>()
  const knownIds = new Set(users.map(({ userId }) => userId))
  for (const exchange of exchanges) {
    if (!wasAccepted(exchange)) continue
    const userId = userIn(exchange)
    if (userId !== undefined && !knownIds.has(userId)) ids.add(userId)
    const agentId = agentIn(exchange)
    if (agentId !== undefined) agents.add(agentId)
    const sent = userCredentials(exchange)
    if (sent?.id === undefined || sent.secret === undefined) continue
    const known = users.flatMap(({ userName, password, accessKeys = [] }) => [
      ...accessKeys.map(({ accessKeyId, accessKeySecret }) => [accessKeyId, accessKeySecret] as const),
      ...(password === undefined ? [] : [[userName, password] as const]),
    ])
    const secret = known.find(([id]) => id === sent.id)?.[1]
    if (secret === undefined) keys.set(sent.id, sent.secret)
    secrets.set(sent.secret, secret ?? sent.secret)
  }
  const accessKeys = [...keys].map(([accessKeyId, accessKeySecret]) => ({ accessKeyId, accessKeySecret }))
  for (const { agentId } of users) agents.delete(agentId)
  const count = Math.max(ids.size, accessKeys.length > 0 ? 1 : 0)
  const added = Array.from({ length: count }, (_, index) =>
    userOf(
      [...keys.keys()][0] ?? earlierUserName,
      index,
      index === 0 ? accessKeys : [],
      [...ids][index],
      [...agents][index],
    ),
  )
  return { added, secrets }
}

export function userOf(
  userName: string,
  index: number,
  accessKeys: readonly { accessKeyId: string; accessKeySecret: string }[],
  userId = `00000000-0000-4000-8000-00000000000${index % 10}`,
  agentId = 9000 + index,
) {
  const key = { accessKeyId: `key-before-the-trace-${index}`, accessKeySecret: 'key-before-the-trace-secret' }
  return {
    userId,
    agentId,
    userName: index === 0 ? userName : `${userName}-${index}`,
    givenName: 'Inferred',
    familyName: 'User',
    permissions: knownPermissions,
    accessKeys: [...accessKeys, key],
  }
}
