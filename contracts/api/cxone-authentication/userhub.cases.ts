import { any } from '../../matchers.js'

/** An error of a UserHub service. */
export const userhubRejection = (status: number, error: string, message: string, path: string) =>
  ({
    status,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
    body: { timestamp: any('instant'), status, error, message, path },
  }) as const

/** Gets tokens for the demo's access key, which later requests use. */
export const signedIn = {
  operation: 'issueCxoneToken',
  form: { grant_type: 'password', username: 'SAMDEMOKEY', password: 'sam-access-key-secret' },
  keep: ['access_token', 'refresh_token'],
} as const

export const samsKey = { accessKeyId: 'SAMDEMOKEY', accessKeySecret: 'sam-access-key-secret' }

/** The error for a body without a required field. */
export const missing = (field: string, path: string) =>
  userhubRejection(400, 'Bad Request', `The request body is not valid: ${field} is required`, path)
