import { any } from '../../matchers.js'
import { redirectUri, sam, signInQuery } from './samples.cases.js'

/** The page. */
export const shown = {
  status: 200,
  headers: {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': any('string'),
    location: null,
  },
} as const

/** The agent of the demo scenario signs in at the public client. */
export const signInOfSam = {
  operation: 'submitSignIn',
  form: { ...signInQuery, username: sam, password: 'sam-password' },
  keep: ['code', 'set-cookie'],
} as const

/** An error that is reported to the client. */
export const sentBack = (query: string) =>
  ({ status: 302, headers: { location: `${redirectUri}?${query}`, 'cache-control': 'no-store' } }) as const

/** An error that only the browser shows. */
export const plainly = (message: string) =>
  ({
    status: 400,
    headers: { 'content-type': 'text/plain; charset=utf-8', location: null },
    body: `${message}\n`,
  }) as const
