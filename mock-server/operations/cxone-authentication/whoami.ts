import { assumed } from '../../../contracts/evidence.js'
import type { World } from '../../world/world.js'
import type { Operation } from '../operation.js'
import { Rejection } from '../rejection.js'
import { subOf } from './claims.js'
import { refreshServer } from './in-contact-tokens.js'
import { usableSubject } from './grants/token-exchange.js'
import { resourceServer } from './userhub.js'

/** The user of a token and its base URI. NICE's SDK continues at `resource_server_base_uri`. */
export const whoami: Operation<'whoami'> = (world, { body, now, baseUrl }) => {
  const { user, token } = usable(world, body.token, now)
  return {
    response: {
      status: 200,
      body: {
        agent_id: user.agentId,
        bus_no: world.tenant.busNo,
        expires_in: Math.floor((token.expiresAt - now) / 1000),
        iss: baseUrl,
        refresh_token_server_uri: refreshServer(baseUrl),
        resource_server_base_uri: resourceServer(baseUrl),
        sub: subOf(user),
        team_id: user.teamId,
      },
    },
  }
}

function usable(world: World, value: string, now: number): ReturnType<typeof usableSubject> {
  try {
    return usableSubject(world, value, now)
  } catch (error) {
    if (!(error instanceof Rejection)) throw error
    const { rule, reason, subject } = error.options
    const status = Number(world.assumptions['whoami-unknown-token'])
    throw new Rejection({
      kind: 'authentication',
      status,
      code: status === 401 ? 'invalid_token' : 'invalid_request',
      message: 'the token is not valid',
      rule,
      evidence: assumed('whoami-unknown-token'),
      reason: reason.replaceAll('subject_token', 'token'),
      fix: ['Send an access token of CXone that has not expired, as {"token": …}.'],
      ...(subject === undefined ? {} : { subject }),
    })
  }
}
