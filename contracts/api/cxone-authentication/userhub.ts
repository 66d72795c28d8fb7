/** Shared by the services of UserHub. */
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

const userhubError = (description: string) =>
  ({
    description,
    content: { 'application/json': { schema: { anyOf: [errorSchema, describedSchema] } } },
  }) as const

export const credentialResponses = {
  '400': userhubError('the body is not valid; or, under userhub-refused-status=400, the credential'),
  '401': userhubError('the credential is not valid'),
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
