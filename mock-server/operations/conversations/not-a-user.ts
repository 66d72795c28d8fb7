import type { AmbiguityName } from '../../../contracts/register/ambiguities.js'
import { assumed } from '../../../contracts/evidence.js'
import { Rejection } from '../rejection.js'

/** 400 for a token of client_credentials, where an operation needs a user. */
export function notAUser(clientId: string, question: AmbiguityName, fix: readonly string[]): Rejection {
  return new Rejection({
    kind: 'request',
    status: 400,
    code: 'not.a.user',
    message:
      'This request requires a user context. Client credentials cannot be used for requests to this resource.',
    rule: 'user-context',
    evidence: assumed(question),
    reason: `The token of ${clientId} was issued with client_credentials, so it does not belong to a user.`,
    allowed: ['a token of a user (authorization_code)'],
    fix,
  })
}
