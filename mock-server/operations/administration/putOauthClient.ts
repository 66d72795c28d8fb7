import type { Operation } from '../operation.js'
import { settingsOf } from './client-of-body.js'
import { findClient } from './find-client.js'
import { presentClient } from './present-client.js'

/** A token that was issued before keeps its scopes. */
export const putOauthClient: Operation<'putOauthClient'> = (world, { params, body, now }) => {
  const { description, ...before } = findClient(world, params.clientId)
  const isKept = world.assumptions['oauth-client-put-absent'] === 'unchanged'
  const lacking = isKept ? { ...before, ...(description && { description }) } : { scopes: [], divisions: [] }
  const client = { ...before, modifiedAt: now, ...settingsOf(world, body, lacking) }
  return {
    events: [{ type: 'ClientChanged', client }],
    response: { status: 200, body: presentClient(client) },
  }
}
