import { contracts } from '../../../contracts/api/index.js'
import type { OperationContract } from '../../../contracts/contract.js'
import type { Operation } from '../operation.js'

export const getOauthScopes: Operation<'getOauthScopes'> = (world) => {
  const ofClients = [...world.clients.values()].flatMap(({ scopes }) => scopes)
  const ids = [...new Set([...requiredScopes, ...ofClients])].toSorted()
  const entities = ids.map((id) => ({
    id,
    description: requiredScopes.has(id) ? 'an operation of the mock requires it' : undefined,
    selfUri: `/api/v2/oauth/scopes/${encodeURIComponent(id)}`,
  }))
  return {
    response: { status: 200, body: { total: entities.length, entities, selfUri: '/api/v2/oauth/scopes' } },
  }
}

const requiredScopes: ReadonlySet<string> = new Set(
  Object.values<OperationContract>(contracts).flatMap(({ security }) => {
    const scopes = security.kind === 'bearer' ? security.anyScope : undefined
    if (!scopes) return []
    return 'ambiguity' in scopes ? Object.values(scopes.variants).flat() : scopes
  }),
)
