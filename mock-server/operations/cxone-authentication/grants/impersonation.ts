import { assumed } from '../../../../contracts/evidence.js'
import { reject } from '../../authentication/reject.js'
import { Rejection } from '../../rejection.js'
import { required, type GrantType } from './grant.js'
import { exchanged, subjectOf } from './token-exchange.js'

const evidence = assumed('impersonation-audience')

/**
 * The grants by which one user acts for another. NICE lists them with the parameters that they require; what audience
 * names, and who may, is not written anywhere.
 */
export const impersonationGrant: GrantType = (world, request) => {
  const audience = required(request, 'audience')
  const { token } = subjectOf(world, request)
  if (world.assumptions['impersonation-audience'] === 'not-imitated') throw notImitated(request.parameters)
  const user = world.users.get(audience)
  if (user) return exchanged(world, request, user, token)
  throw reject('invalid_request', 'audience-known', evidence, 'the audience is not known', {
    reason: `This sandbox has no user ${JSON.stringify(audience.slice(0, 80))}.`,
    fix: ['Send the userId of a user of this sandbox as audience.'],
  })
}

function notImitated(parameters: ReadonlyMap<string, string>): Rejection {
  const message = `cxone-mock does not imitate the grant ${parameters.get('grant_type')}.`
  return new Rejection({
    kind: 'not-imitated',
    status: 501,
    code: 'not.implemented',
    message,
    rule: 'not-imitated',
    evidence,
    reason: `${message} NICE lists it with audience, subject_token and subject_token_type, and does not say whom audience names.`,
    fix: [
      'Start with --assume impersonation-audience=user-id to have audience taken for the userId of a user.',
      'Or use another grant.',
    ],
  })
}
