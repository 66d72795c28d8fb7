import { settle } from '../scenarios/scenario-schema.js'
import { string } from '../../validation/values.js'

const text = { ...string, maxLength: 2000 } as const

const entry = {
  type: 'object',
  required: ['variant'],
  additionalProperties: false,
  properties: {
    variant: { description: 'The variant of the ambiguity register that holds for the tenant.', ...string },
    grade: { description: 'Set it if somebody has seen the tenant behave like this.', enum: ['observed'] },
    date: { description: 'The day of the observation.', type: 'string', format: 'day' },
    note: text,
    exchange: {
      description: 'The SHA-256 digest of the exchange that shows the behaviour.',
      type: 'string',
      pattern: '^sha256:[0-9a-f]{64}$',
    },
  },
} as const

/** What a tenant profile holds. `npm run docs:schemas` writes it to schemas/tenant-profile.schema.json. */
export const tenantProfileSchema = {
  title: 'cxone-mock tenant profile',
  description: 'How one tenant behaves where no document says it: variants of the ambiguity register.',
  type: 'object',
  required: ['version', 'name', 'assumptions'],
  additionalProperties: false,
  properties: {
    $schema: string,
    version: { description: 'The version of this format.', enum: [1] },
    name: { type: 'string', minLength: 1, maxLength: 100, format: 'not-blank' },
    note: text,
    assumptions: {
      description: 'By the name of the question in the ambiguity register.',
      type: 'object',
      additionalProperties: entry,
    },
    settle,
    accessTokenLifetimeSeconds: {
      description: 'The lifetime of the access tokens of every client that has no own in the scenario.',
      type: 'integer',
      minimum: 1,
      maximum: 31_536_000,
    },
  },
} as const

/** The names of the parts in the shipped document, by what they describe. */
export const tenantProfileParts = { entry, settle }
