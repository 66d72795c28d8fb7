import { client, user } from '../scenarios/scenario-schema.js'
import { flag, id, printableId } from '../../validation/values.js'

function fields<const Fields extends object>(properties: Fields) {
  return { type: 'object', additionalProperties: false, properties } as const
}

/** What `addClient` takes. */
export const newClient = { ...client, required: ['scopes'] } as const

const { clientId: _id, name: _name, isPublic: _isPublic, ...changeable } = client.properties

/** What `updateClient` takes. */
export const clientChanges = fields(changeable)

/** What `addUser` takes. */
export const newUser = { ...user, required: [] } as const

const { email, givenName, familyName, password, teamId, permissions } = user.properties

/** What `updateUser` takes. */
export const userChanges = fields({ email, givenName, familyName, password, teamId, permissions })

/** What `addAccessKey` takes. */
export const newAccessKey = fields({ accessKeyId: printableId, accessKeySecret: id })

/** What `updateAccessKey` takes. */
export const accessKeyChanges = { ...fields({ isActive: flag }), required: ['isActive'] } as const
