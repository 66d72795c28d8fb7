import { assumed } from '../../../contracts/evidence.js'
import type { Operation } from '../operation.js'
import { Rejection } from '../rejection.js'
import { signInWithKey } from './sign-in-with-key.js'
import { inContactTokens } from './in-contact-tokens.js'
import { issueTokens } from './issue-tokens.js'

export const issueInContactTokenByAccessKey: Operation<'issueInContactTokenByAccessKey'> = (world, call) => {
  if (world.assumptions['legacy-access-key'] === 'not-found-404') throw noService()
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

function noService(): Rejection {
  const evidence = assumed('legacy-access-key')
  return new Rejection({
    kind: 'not-found',
    status: 404,
    code: 'invalid_request',
    message: 'The requested resource was not found',
    rule: 'legacy-access-key',
    evidence,
    bodyEvidence: evidence,
    reason: 'It is assumed that the older ACD issues no tokens for access keys.',
    fix: [
      'Send the access key to POST /auth/token, or start without --assume legacy-access-key=not-found-404.',
    ],
  })
}
