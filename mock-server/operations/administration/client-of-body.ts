import { genesysCli, genesysErrorCodes } from '../../../contracts/evidence.js'
import type { OperationCall } from '../operation.js'
import { Rejection } from '../rejection.js'
import type { World } from '../../world/world.js'
import type { OAuthClient } from '../../world/entities.js'

type Body = OperationCall<'postOauthClients' | 'putOauthClient'>['body']

/** What the body of a client sets. `absent` is what a field has that the body lacks. */
export function settingsOf(
  world: World,
  body: Body,
  absent: Pick<OAuthClient, 'scopes' | 'divisions' | 'description'>,
): Pick<
  OAuthClient,
  'name' | 'scopes' | 'divisions' | 'disabled' | 'inactive' | 'description' | 'accessTokenLifetimeSeconds'
> {
  if (body.authorizedGrantType !== 'CLIENT-CREDENTIALS') throw noSuchGrant(body.authorizedGrantType)
  const description = body.description ?? absent.description
  const scopes = world.assumptions['oauth-client-scope'] === 'ignored' ? undefined : body.scope
  return {
    name: body.name,
    scopes: scopes === undefined ? absent.scopes : [...new Set(scopes)],
    divisions: divisionsOf(world, body) ?? absent.divisions,
    disabled: body.state === 'disabled',
    inactive: body.state === 'inactive',
    accessTokenLifetimeSeconds: body.accessTokenValiditySeconds ?? 86_400,
    ...(description === undefined ? {} : { description }),
  }
}

function divisionsOf(world: World, { roleDivisions }: Body): readonly string[] | undefined {
  if (!roleDivisions) return undefined
  const wanted = [...new Set(roleDivisions.map(({ divisionId }) => divisionId))]
  const known = world.divisions.map(({ id }) => id)
  const unknown = wanted.find((id) => !known.includes(id))
  if (unknown === undefined) return wanted
  throw new Rejection({
    kind: 'request',
    status: 400,
    code: 'bad.request',
    message: `The division ${unknown.slice(0, 80)} does not exist.`,
    details: [{ errorCode: 'bad.request', fieldName: 'roleDivisions' }],
    rule: 'division-exists',
    evidence: genesysCli('a role and a division "forms a grant"', 'oauth_clients'),
    bodyEvidence: genesysErrorCodes,
    reason: `This sandbox has no division ${JSON.stringify(unknown.slice(0, 80))}.`,
    allowed: known,
    fix: ['Send a divisionId of GET /api/v2/authorization/divisions.'],
  })
}

/** The other grants need a user who signs in, and the mock has no sign-in page of Genesys. */
function noSuchGrant(grantType: string): Rejection {
  return new Rejection({
    kind: 'not-implemented',
    status: 501,
    code: 'not.implemented',
    message: `cxone-mock does not implement Genesys clients with the grant ${grantType}.`,
    rule: 'not-implemented',
    reason: `POST /oauth/token implements client_credentials, so a client with ${grantType} could get no token.`,
    allowed: ['CLIENT-CREDENTIALS'],
    fix: ['Send authorizedGrantType CLIENT-CREDENTIALS under /api/v2/oauth/clients.'],
  })
}
