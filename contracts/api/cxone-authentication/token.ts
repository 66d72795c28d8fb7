import { any } from '../../matchers.js'

/** What the cases send and expect of `/auth/token` and of the services beside it. */

export const noStore = { 'cache-control': 'no-store', pragma: 'no-cache', 'content-type': 'application/json' }

export const basic = (id: string, secret: string) => ({
  authorization: `Basic ${btoa(`${id}:${secret}`)}`,
})

/** The access key of the demo's agent, as the grant `password` takes it. */
export const accessKey = { username: 'SAMDEMOKEY', password: 'sam-access-key-secret' }

export const passwordForm = { grant_type: 'password', ...accessKey }

const errorSchema = {
  type: 'object',
  required: ['error'],
  properties: {
    error: {
      type: 'string',
      enum: [
        'invalid_request',
        'invalid_client',
        'invalid_grant',
        'unauthorized_client',
        'unsupported_grant_type',
        'invalid_scope',
      ],
    },
    error_description: { type: 'string' },
  },
} as const

/** RFC 6749 5.2. */
export const tokenErrorResponse = (description: string) =>
  ({ description, content: { 'application/json': { schema: errorSchema } } }) as const

/** A refusal of `/auth/token` as a case expects it. */
export const refused = (error: string, description: string) =>
  ({ status: 400, headers: noStore, body: { error, error_description: description } }) as const

/** One byte more than a token endpoint of the mock reads. */
export const tooLong = 'a'.repeat(65_537)

export const tooLarge = {
  ...refused('invalid_request', 'The request body is larger than 65536 bytes'),
  status: 413,
} as const

export const tokenSchema = {
  type: 'object',
  required: ['access_token', 'token_type', 'expires_in', 'refresh_token', 'id_token'],
  properties: {
    access_token: { type: 'string' },
    token_type: { type: 'string', const: 'Bearer' },
    expires_in: { type: 'integer', minimum: 1, description: 'seconds' },
    refresh_token: { type: 'string' },
    id_token: { type: 'string', description: 'a JWT signed with RS256' },
    issued_token_type: { type: 'string' },
  },
} as const

/** A token response as a case expects it. */
export const tokens = {
  access_token: any('token'),
  token_type: 'Bearer',
  expires_in: 3600,
  refresh_token: any('token'),
  id_token: any('token'),
} as const
