import type { Schema } from '../../contract.js'

/** Genesys's `AuthzDivision`. */
export const divisionSchema = {
  type: 'object',
  required: ['id', 'name', 'description', 'homeDivision', 'selfUri'],
  properties: {
    id: { type: 'string' },
    name: { type: 'string' },
    description: { type: 'string' },
    homeDivision: { type: 'boolean' },
    selfUri: { type: 'string' },
  },
} as const satisfies Schema
