import { any } from '../../matchers.js'

/** What the cases send and expect of `/auth/token` and of the services beside it. */
export const noStore = { 'cache-control': 'no-store', pragma: 'no-cache', 'content-type': 'application/json' }

export const basic = (id: string, secret: string) => ({
  authorization: `Basic ${btoa(`${id}:${secret}`)}`,
})

/** The access key of the demo's agent, as the grant `password` takes it. */
export const accessKey = { username: 'SAMDEMOKEY', password: 'sam-access-key-secret' }

export const passwordForm = { grant_type: 'password', ...accessKey }

/** A refusal of `/auth/token` as a case expects it. */
export const refused = (error: string, description: string) =>
  ({ status: 400, headers: noStore, body: { error, error_description: description } }) as const

/** One byte more than a token endpoint of the mock reads. */
export const tooLong = 'a'.repeat(65_537)

export const tooLarge = {
  ...refused('invalid_request', 'The request body is larger than 65536 bytes'),
  status: 413,
} as const

/** A token response as a case expects it. */
export const tokens = {
  access_token: any('token'),
  token_type: 'Bearer',
  expires_in: 3600,
  refresh_token: any('token'),
  id_token: any('token'),
} as const
