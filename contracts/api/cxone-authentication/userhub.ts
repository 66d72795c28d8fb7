import { any } from '../../matchers.js'

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

/** A refusal of a service of UserHub as a case expects it. */
export const userhubRefused = (status: number, error: string, message: string, path: string) =>
  ({
    status,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
    body: { timestamp: any('instant'), status, error, message, path },
  }) as const

/** What is no JSON, and says so. */
export const plainText = { text: 'no JSON', headers: { 'content-type': 'text/plain' } } as const

/** The refusal of it. */
export const notJson = (path: string) =>
  userhubRefused(
    415,
    'Unsupported Media Type',
    'The Content-Type text/plain is not supported: send application/json',
    path,
  )

/** Tokens for the demo's access key, of which later requests take what they need. */
export const signedIn = {
  operation: 'issueCxoneToken',
  form: { grant_type: 'password', username: 'SAMDEMOKEY', password: 'sam-access-key-secret' },
  keep: ['access_token', 'refresh_token'],
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

export const samsKey = { accessKeyId: 'SAMDEMOKEY', accessKeySecret: 'sam-access-key-secret' }
