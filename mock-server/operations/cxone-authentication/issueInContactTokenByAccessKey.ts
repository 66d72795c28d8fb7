import { assumed } from '../../../contracts/evidence.js'
import type { Operation } from '../operation.js'
import { Rejection } from '../rejection.js'
import { signInWithKey } from './sign-in-with-key.js'
import { inContactTokens } from './in-contact-tokens.js'
import { issueTokens } from './issue-tokens.js'

export const issueInContactTokenByAccessKey: Operation<'issueInContactTokenByAccessKey'> = (world, call) => {
  const { accessKeyId, accessKeySecret } = call.body
  const { user } = signInWithKey(world, accessKeyId, accessKeySecret, notAuthorized)
  return inContactTokens(
    world,
    call.baseUrl,
    user,
    issueTokens(world, call, { user, client: undefined, accessKeyId }),
  )
}

function notAuthorized(reason: string, fix: readonly string[]): Rejection {
  return new Rejection({
    kind: 'client-authentication',
    status: 401,
    code: 'invalid_grant',
    message: 'Invalid credentials',
    rule: 'access-key',
    evidence: assumed('userhub-error-body'),
    bodyEvidence: assumed('userhub-error-body'),
    reason,
    fix,
  })
}
