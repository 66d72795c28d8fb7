/** What the services of UserHub share. */
const errorSchema = {
  type: 'object',
  required: ['timestamp', 'status', 'error', 'message', 'path'],
  properties: {
    timestamp: { type: 'string', format: 'date-time' },
    status: { type: 'integer' },
    error: { type: 'string' },
    message: { type: 'string' },
    path: { type: 'string' },
  },
} as const

/** Under userhub-error-body=error-description. */
const describedSchema = {
  type: 'object',
  required: ['error', 'error_description'],
  properties: { error: { type: 'string' }, error_description: { type: 'string' } },
} as const

export const userhubError = (description: string) =>
  ({
    description,
    content: { 'application/json': { schema: { anyOf: [errorSchema, describedSchema] } } },
  }) as const

export const credentialResponses = {
  '400': userhubError('the body does not do; or the credential, under userhub-refused-status=400'),
  '401': userhubError('the credential does not do'),
  '415': userhubError('the body is not JSON'),
} as const

export const accessKeyBody = {
  required: true,
  content: {
    'application/json': {
      schema: {
        type: 'object',
        required: ['accessKeyId', 'accessKeySecret'],
        properties: { accessKeyId: { type: 'string' }, accessKeySecret: { type: 'string' } },
      },
    },
  },
} as const
