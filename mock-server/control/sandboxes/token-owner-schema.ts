import { id } from '../../validation/values.js'

/** What `tokens.revoke` takes. */
export const tokenValue = { type: 'string', minLength: 1, maxLength: 20_000 } as const

/** What `tokens.revokeAll` takes. */
export const tokenOwner = {
  type: 'object',
  additionalProperties: false,
  properties: { client: id, user: id },
} as const
