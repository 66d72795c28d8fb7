import { assumed } from '../../../contracts/evidence.js'
import type { Operation } from '../operation.js'
import { Problem } from '../problem.js'
import { authorizationServerMetadata } from './metadata.js'

export const getAuthorizationServerMetadata: Operation<'getAuthorizationServerMetadata'> = (
  { assumptions },
  { baseUrl },
) => {
  if (assumptions['oauth-authorization-server-metadata'] === 'absent') throw absent()
  return { answer: { status: 200, body: authorizationServerMetadata(baseUrl) } }
}

function absent() {
  const why = 'CXone is assumed here to have no metadata of RFC 8414.'
  return new Problem({
    kind: 'not-found',
    status: 404,
    code: 'not.found',
    message: why,
    rule: 'metadata-served',
    evidence: assumed('oauth-authorization-server-metadata'),
    why,
    fix: ['Read /.well-known/openid-configuration.'],
  })
}
