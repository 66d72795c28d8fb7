/** The response of the regional services, as NICE's SDK reads it. */
export const regionalTokens = {
  description: 'tokens, with the field names that the SDK reads; the lifetime is in seconds',
  content: {
    'application/json': {
      schema: {
        type: 'object',
        required: ['accessToken', 'refreshToken', 'accessTokenExpiry', 'id_token'],
        properties: {
          accessToken: { type: 'string' },
          refreshToken: { type: 'string' },
          accessTokenExpiry: { type: 'integer' },
          id_token: { type: 'string' },
        },
      },
    },
  },
} as const
