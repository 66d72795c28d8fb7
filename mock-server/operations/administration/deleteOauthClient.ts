import { genesysClass, genesysCli } from '../../../contracts/evidence.js'
import type { Operation } from '../operation.js'
import { Rejection } from '../rejection.js'
import { findClient } from './find-client.js'

export const deleteOauthClient: Operation<'deleteOauthClient'> = (world, { params }) => {
  const { clientId, inactive } = findClient(world, params.clientId)
  if (inactive !== true) throw notInactive(clientId)
  return { events: [{ type: 'ClientRemoved', clientId }], response: { status: 200 } }
}

function notInactive(clientId: string): Rejection {
  return new Rejection({
    kind: 'request',
    status: 400,
    code: 'cannot.delete.client',
    message: 'Clients must be marked as inactive to be eligible for deletion.',
    rule: 'client-inactive',
    evidence: genesysCli(
      'cannot.delete.client "Clients must be marked as inactive to be eligible for deletion."',
      'oauth_clients',
    ),
    statusEvidence: genesysClass('oauth'),
    reason: `Client ${clientId} is not inactive.`,
    fix: [`Send state "inactive" with PUT /api/v2/oauth/clients/${clientId} first.`],
    subject: clientId,
  })
}
