import { id } from '../../validation/values.js'

/** What `tokens.revokeAll` takes. */
export const tokenOwner = {
  type: 'object',
  additionalProperties: false,
  properties: { client: id, user: id },
} as const
