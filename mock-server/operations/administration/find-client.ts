import { genesysClass, genesysErrorCodes } from '../../../contracts/evidence.js'
import type { World } from '../../world/world.js'
import { Rejection } from '../rejection.js'
import { slipIn } from '../slip.js'
import type { OAuthClient } from '../../world/entities.js'

/** @throws {Rejection} 404 */
export function findClient({ clients }: World, clientId: string): OAuthClient {
  const client = clients.get(clientId)
  if (client) return client
  const slip = slipIn(clientId, (id) => clients.has(id))
  throw new Rejection({
    kind: 'not-found',
    status: 404,
    code: 'not.found',
    message: 'The requested resource was not found.',
    rule: 'client-exists',
    evidence: genesysClass('oauth'),
    bodyEvidence: genesysErrorCodes,
    reason: slip
      ? `The client id ${slip.is}.`
      : `No client in this sandbox has the id ${JSON.stringify(clientId.slice(0, 80))}.`,
    fix: [slip?.fix ?? 'Send an id of GET /api/v2/oauth/clients.'],
    subject: clientId,
  })
}
