import { assumed } from '../../../../contracts/evidence.js'
import { reject } from '../../authentication/reject.js'
import { Rejection } from '../../rejection.js'
import { required, type GrantType } from './grant.js'
import { exchanged, subjectOf } from './token-exchange.js'

const evidence = assumed('impersonation-audience')

/**
 * The grants with which one user acts on behalf of another. NICE lists them with their required parameters. The meaning
 * of audience and the required permissions are undocumented.
 */
export const impersonationGrant: GrantType = (world, request) => {
  const audience = required(request, 'audience')
  const { token } = subjectOf(world, request)
  if (world.assumptions['impersonation-audience'] === 'not-implemented')
    throw notImplemented(request.parameters)
  const user = world.users.get(audience)
  if (user) return exchanged(world, request, user, token)
  throw reject('invalid_request', 'audience-known', evidence, 'the audience is not known', {
    reason: `This sandbox has no user ${JSON.stringify(audience.slice(0, 80))}.`,
    fix: ['Send the userId of a user of this sandbox as audience.'],
  })
}

function notImplemented(parameters: ReadonlyMap<string, string>): Rejection {
  const message = `cxone-mock does not implement the grant ${parameters.get('grant_type')}.`
  return new Rejection({
    kind: 'not-implemented',
    status: 501,
    code: 'not.implemented',
    message,
    rule: 'not-implemented',
    evidence,
    reason: `${message} NICE lists it with audience, subject_token and subject_token_type, but does not document the meaning of audience.`,
    fix: [
      'Start with --assume impersonation-audience=user-id, so that audience is the userId of a user.',
      'Or use another grant.',
    ],
  })
}
