import { callStates, recordingStates } from '../../../contracts/lifecycle/states.js'
import { flag, id, ids, printableId, string, strings, stringsByName, uuid } from '../../validation/values.js'

const named = {
  type: 'object',
  required: ['id', 'name'],
  additionalProperties: false,
  properties: { id, name: string },
} as const

const hostname = { type: 'string', maxLength: 253, pattern: '^[A-Za-z0-9.:-]+$' } as const

const tenant = {
  type: 'object',
  required: ['id', 'name'],
  additionalProperties: false,
  properties: {
    id,
    name: string,
    tenantId: uuid,
    area: { description: 'The region, e.g. na1.', ...hostname },
    cluster: { description: 'The ACD cluster, e.g. C200.', ...hostname },
    domain: hostname,
    acdDomain: hostname,
    uhDomain: hostname,
    busNo: { description: 'The number of the business unit.', type: 'integer', minimum: 1 },
    product: {
      description: "Record on Demand is for Multi-ACD, the Agent API for CXone's own ACD.",
      enum: ['acd', 'multi-acd', 'both'],
    },
  },
} as const

const accessKey = {
  type: 'object',
  required: ['accessKeyId', 'accessKeySecret'],
  additionalProperties: false,
  properties: { accessKeyId: printableId, accessKeySecret: id },
} as const

export const user = {
  description: 'A CXone user, usually an agent.',
  type: 'object',
  required: ['userId', 'agentId', 'userName', 'givenName', 'familyName'],
  additionalProperties: false,
  properties: {
    userId: uuid,
    agentId: { type: 'integer', minimum: 1 },
    userName: id,
    email: id,
    givenName: id,
    familyName: id,
    password: { description: 'For the sign-in page.', ...id },
    teamId: { type: 'integer', minimum: 1 },
    permissions: { ...ids, maxItems: 1000 },
    accessKeys: { type: 'array', maxItems: 100, items: accessKey },
  },
} as const

const time = {
  description: 'An ISO 8601 time, or how long before the start of the sandbox, e.g. -2m or -PT2M.',
  type: 'string',
  format: 'scenario-time',
} as const

export const duration = {
  description: 'A string such as 2s, 250ms or PT2S, at most 24 hours, or 0.',
  type: ['string', 'number'],
  format: 'scenario-duration',
  minimum: 0,
  maximum: 0,
} as const

export const settle = {
  description:
    'How long a command is processed (202) before it is completed: one time for all commands, or one for each kind.',
  type: ['string', 'number', 'object'],
  format: 'scenario-duration',
  minimum: 0,
  maximum: 0,
  additionalProperties: false,
  properties: { start: duration, stop: duration, mask: duration },
} as const

const redirectUri = {
  description: 'An absolute URI without a fragment.',
  type: 'string',
  maxLength: 2000,
  pattern: String.raw`^(?!javascript:|data:)[A-Za-z][A-Za-z0-9+.-]*:[\x21\x24-\x3b\x3d\x3f-\x5b\x5d\x5f\x61-\x7a\x7e]+$`,
} as const

const redirectUris = { type: 'array', maxItems: 100, items: redirectUri } as const

export const client = {
  type: 'object',
  required: ['clientId', 'scopes', 'divisions'],
  additionalProperties: false,
  properties: {
    clientId: printableId,
    clientSecret: id,
    name: string,
    scopes: {
      type: 'array',
      maxItems: 100,
      items: { type: 'string', pattern: String.raw`^[\x21\x23-\x5b\x5d-\x7e]+$` },
    },
    divisions: ids,
    grantTypes: strings,
    isPublic: { description: 'A public client has no clientSecret.', ...flag },
    redirectUris,
    postLogoutRedirectUris: redirectUris,
    accessTokenLifetimeSeconds: { type: 'integer', minimum: 1, maximum: 31_536_000 },
    accessTokenLength: {
      description: 'The minimum length of an access token in characters.',
      type: 'integer',
      minimum: 1,
      maximum: 12_288,
    },
    disabled: flag,
  },
} as const

const participant = {
  type: 'object',
  required: ['participantId', 'purpose'],
  additionalProperties: false,
  properties: {
    participantId: id,
    callId: id,
    name: string,
    purpose: { enum: ['customer', 'agent', 'acd', 'ivr', 'external', 'user'] },
    address: string,
    direction: { enum: ['inbound', 'outbound'] },
    userId: { description: 'The CXone user who is in the call.', ...uuid },
    attributes: { description: "Genesys's participant data.", ...stringsByName },
  },
} as const

export const participants = { type: 'array', maxItems: 100, items: participant } as const

const conversation = {
  type: 'object',
  required: ['conversationId', 'conferenceId', 'recordingId', 'divisionId', 'state'],
  additionalProperties: false,
  properties: {
    conversationId: id,
    conferenceId: id,
    recordingId: id,
    divisionId: id,
    state: { enum: callStates },
    startTime: time,
    connectedTime: time,
    endTime: time,
    participants,
    recording: {
      type: 'object',
      required: ['state'],
      additionalProperties: false,
      properties: { state: { enum: recordingStates }, startTime: time, endTime: time, name: string },
    },
  },
} as const

/** What a scenario file holds. `npm run docs:schemas` writes it to schemas/scenario.schema.json. */
export const scenarioSchema = {
  title: 'cxone-mock scenario',
  description: 'A starting World: a tenant, its divisions, OAuth clients, users and calls.',
  type: 'object',
  required: ['name', 'tenant', 'divisions', 'clients', 'conversations'],
  additionalProperties: false,
  properties: {
    $schema: string,
    name: id,
    tenant,
    divisions: { type: 'array', minItems: 1, maxItems: 1000, items: named },
    clients: { type: 'array', maxItems: 1000, items: client },
    users: { type: 'array', maxItems: 100_000, items: user },
    conversations: { type: 'array', maxItems: 1_000_000, items: conversation },
    assumptions: {
      description: 'Variants of the ambiguity register, by the name of the entry.',
      ...stringsByName,
    },
    transcodeSeconds: {
      description: 'How long a finished recording answers 202 before it can be read.',
      type: 'number',
      minimum: 0,
    },
    settle,
  },
} as const

/** The names of the parts in the shipped document, by what they describe. */
export const scenarioParts = {
  id,
  uuid,
  named,
  hostname,
  tenant,
  accessKey,
  user,
  time,
  duration,
  settle,
  redirectUri,
  redirectUris,
  client,
  participant,
  conversation,
}
