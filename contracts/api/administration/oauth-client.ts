import type { Schema } from '../../contract.js'
import { errorResponse, platformErrors } from '../error-body.js'

const instant = { type: 'string', format: 'date-time' } as const
const texts = { type: 'array', maxItems: 100, items: { type: 'string', minLength: 1 } } as const
const grantType = {
  type: 'string',
  enum: ['CODE', 'TOKEN', 'SAML2-BEARER', 'PASSWORD', 'CLIENT-CREDENTIALS'],
} as const
const state = { type: 'string', enum: ['active', 'disabled', 'inactive'] } as const

const roleDivisions = {
  type: 'array',
  maxItems: 100,
  items: {
    type: 'object',
    required: ['roleId', 'divisionId'],
    properties: { roleId: { type: 'string' }, divisionId: { type: 'string' } },
  },
} as const

/** Genesys's `OAuthClient`, with the fields that the mock fills. The mock has no roles, so every grant is `role-any`. */
export const oauthClientSchema = {
  type: 'object',
  required: ['id', 'name', 'accessTokenValiditySeconds', 'authorizedGrantType', 'scope', 'state', 'selfUri'],
  properties: {
    id: { type: 'string' },
    name: { type: 'string' },
    description: { type: 'string' },
    accessTokenValiditySeconds: { type: 'integer' },
    registeredRedirectUri: texts,
    secret: { type: 'string', description: 'only in the response that creates the client' },
    authorizedGrantType: grantType,
    scope: texts,
    roleDivisions,
    state,
    dateCreated: instant,
    dateModified: instant,
    selfUri: { type: 'string' },
  },
} as const satisfies Schema

/** Genesys's `OAuthClientRequest`. */
export const oauthClientBody = {
  required: true,
  content: {
    'application/json': {
      schema: {
        type: 'object',
        required: ['name', 'authorizedGrantType'],
        properties: {
          name: { type: 'string', minLength: 1, maxLength: 200 },
          description: { type: 'string', maxLength: 2000 },
          accessTokenValiditySeconds: {
            type: 'integer',
            description: 'between 5 minutes and 48 hours',
            minimum: 300,
            maximum: 172_800,
            default: 86_400,
          },
          authorizedGrantType: grantType,
          scope: {
            type: 'array',
            maxItems: 100,
            items: { type: 'string', pattern: String.raw`^[\x21\x23-\x5b\x5d-\x7e]+$` },
          },
          roleDivisions,
          state,
        },
      },
    },
  },
} as const

export const oauthClientResponse = {
  description: 'the client',
  content: { 'application/json': { schema: oauthClientSchema } },
} as const

export const oauthClientErrors = {
  '400': errorResponse('the body is not valid'),
  '404': errorResponse('no client has this id'),
  '415': errorResponse('the Content-Type is not application/json'),
  ...platformErrors,
} as const
