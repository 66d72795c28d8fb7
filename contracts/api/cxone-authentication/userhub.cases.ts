import { any } from '../../matchers.js'

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

export const samsKey = { accessKeyId: 'SAMDEMOKEY', accessKeySecret: 'sam-access-key-secret' }
