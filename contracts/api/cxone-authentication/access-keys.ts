import { userhubError } from './userhub.js'

/** The error responses of both access key operations. */
export const accessKeyErrors = {
  '400': userhubError('the body is not valid'),
  '401': userhubError('the token is not valid'),
  '403': userhubError('the key belongs to another user'),
  '404': userhubError('the user, the tenant or the key does not exist'),
  '415': userhubError('the body is not JSON'),
} as const

/** The permission to manage the access keys of others. NICE's portal calls it a privilege. */
export const accessKeyPermission = 'Access Key'

export const accessKeySchema = {
  type: 'object',
  required: ['accessKeyId', 'isActive'],
  properties: {
    accessKeyId: { type: 'string' },
    accessKeySecret: { type: 'string', description: 'only in the response that creates the key' },
    isActive: { type: 'boolean' },
    userId: { type: 'string' },
    tenantId: { type: 'string' },
    agentId: { type: 'integer' },
    billingId: { type: 'integer' },
  },
} as const
