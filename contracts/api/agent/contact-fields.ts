import type { Schema } from '../../contract.js'

const text = { type: 'string' } as const
const integer = { type: 'integer' } as const
const number = { type: 'number' } as const
const flag = { type: 'boolean' } as const
const instant = { type: 'string', format: 'date-time' } as const

/** The fields that active and completed contacts share. */
const shared = {
  contactId: integer,
  masterContactId: integer,
  agentId: integer,
  firstName: text,
  lastName: text,
  teamId: integer,
  contactStartDate: instant,
  lastUpdateTime: instant,
  fromAddress: text,
  toAddress: text,
  holdCount: integer,
  isLogged: flag,
  isOutbound: flag,
  isTakeover: flag,
  mediaTypeId: integer,
  mediaTypeName: text,
} as const

export const activeFields = {
  ...shared,
  agentStartDate: instant,
  stateId: integer,
  stateName: text,
  contactStateCategory: text,
} as const

export const completedFields = {
  ...shared,
  abandoned: flag,
  agentSeconds: number,
  holdSeconds: number,
  totalDurationSeconds: number,
} as const

/** What the operations on contacts leave open. */
export const contactAmbiguities = ['contact-states', 'contact-is-logged'] as const

const required = ['contactId', 'masterContactId', 'contactStartDate', 'holdCount', 'mediaTypeId'] as const

export const activeSchema = { type: 'object', required, properties: activeFields } as const satisfies Schema

export const completedSchema = {
  type: 'object',
  required: [...required, 'totalDurationSeconds'],
  properties: completedFields,
} as const satisfies Schema

export const links = {
  type: 'object',
  required: ['self'],
  properties: { self: text },
} as const satisfies Schema

const since = {
  name: 'updatedSince',
  in: 'query',
  description: 'only contacts that changed at this instant or later',
  schema: text,
} as const

const byNumber = (name: string, description: string) =>
  ({ name, in: 'query', description, schema: integer }) as const
const byText = (name: string, description: string) =>
  ({ name, in: 'query', description, schema: text }) as const

const without = 'the mock has none, so no contact matches'

/** The filters of both lists. */
export const contactFilters = [
  since,
  byNumber('agentId', 'only contacts of this agent'),
  byNumber('teamId', 'only contacts of this team'),
  byNumber('mediaTypeId', 'only contacts of this medium; 4 for calls'),
  byText('fromAddress', 'only contacts from this address'),
  byText('toAddress', 'only contacts to this address'),
  byNumber('mediaSubTypeId', without),
  byNumber('skillId', without),
  byNumber('campaignId', without),
] as const

export const flagFilter = (name: string) =>
  ({ name, in: 'query', schema: { type: 'string', enum: ['true', 'false'] } }) as const

export const instantFilter = (name: string, description: string) =>
  ({ name, in: 'query', description, schema: text }) as const
