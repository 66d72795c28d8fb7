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

export const tokenSchema = {
  type: 'object',
  required: ['access_token', 'token_type', 'expires_in', 'refresh_token', 'id_token'],
  properties: {
    access_token: { type: 'string', description: 'a JWT signed with RS256, by default' },
    token_type: { type: 'string', const: 'Bearer' },
    expires_in: { type: 'integer', minimum: 1, description: 'seconds' },
    refresh_token: { type: 'string' },
    id_token: { type: 'string', description: 'a JWT signed with RS256' },
    issued_token_type: { type: 'string', description: 'for an access key and for an exchange' },
  },
} as const
