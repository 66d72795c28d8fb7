import { userhubError } from './userhub.js'

/** What both operations on access keys answer to who may not. */
export const accessKeyRefusals = {
  '400': userhubError('the body does not do'),
  '401': userhubError('the token does not do'),
  '403': userhubError('the key is of another user'),
  '404': userhubError('no such user, tenant or key'),
  '415': userhubError('the body is not JSON'),
} as const

export const accessKeySchema = {
  type: 'object',
  required: ['accessKeyId', 'isActive'],
  properties: {
    accessKeyId: { type: 'string' },
    accessKeySecret: { type: 'string', description: 'in the answer that makes the key only' },
    isActive: { type: 'boolean' },
    userId: { type: 'string' },
  },
} as const
