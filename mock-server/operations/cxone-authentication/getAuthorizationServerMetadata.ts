import { assumed } from '../../../contracts/evidence.js'
import type { Operation } from '../operation.js'
import { Rejection } from '../rejection.js'
import { authorizationServerMetadata } from './metadata.js'

export const getAuthorizationServerMetadata: Operation<'getAuthorizationServerMetadata'> = (
  { assumptions },
  { baseUrl },
) => {
  if (assumptions['oauth-authorization-server-metadata'] === 'absent') throw absent()
  return { response: { status: 200, body: authorizationServerMetadata(baseUrl) } }
}

function absent() {
  const reason = 'CXone is assumed here to have no metadata of RFC 8414.'
  return new Rejection({
    kind: 'not-found',
    status: 404,
    code: 'not.found',
    message: reason,
    rule: 'metadata-served',
    evidence: assumed('oauth-authorization-server-metadata'),
    reason,
    fix: ['Read /.well-known/openid-configuration.'],
  })
}
