import { any } from '../../matchers.js'

/** A refusal of a service of UserHub as a case expects it. */
export const userhubRefused = (status: number, error: string, message: string, path: string) =>
  ({
    status,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
    body: { timestamp: any('instant'), status, error, message, path },
  }) as const

/** Tokens for the demo's access key, of which later requests take what they need. */
export const signedIn = {
  operation: 'issueCxoneToken',
  form: { grant_type: 'password', username: 'SAMDEMOKEY', password: 'sam-access-key-secret' },
  keep: ['access_token', 'refresh_token'],
} as const

export const samsKey = { accessKeyId: 'SAMDEMOKEY', accessKeySecret: 'sam-access-key-secret' }

/** The body lacks the field. */
export const missing = (field: string, path: string) =>
  userhubRefused(400, 'Bad Request', `The request body is not valid: ${field} is required`, path)
