import type { Operation } from '../operation.js'
import { findClient } from './find-client.js'
import { presentClient } from './present-client.js'

export const getOauthClient: Operation<'getOauthClient'> = (world, { params }) => ({
  response: { status: 200, body: presentClient(findClient(world, params.clientId)) },
})
