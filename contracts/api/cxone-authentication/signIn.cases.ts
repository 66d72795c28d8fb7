import { any } from '../../matchers.js'
import { redirectUri, sam, signInQuery } from './samples.cases.js'

/** The page, as a case expects it. */
export const shown = {
  status: 200,
  headers: {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': any('string'),
    location: null,
  },
} as const

/** The agent of the demo scenario signs in, for the public client. */
export const signInOfSam = {
  operation: 'submitSignIn',
  form: { ...signInQuery, username: sam, password: 'sam-password' },
  keep: ['code', 'set-cookie'],
} as const

/** A refusal that the client gets to know. */
export const sentBack = (query: string) =>
  ({ status: 302, headers: { location: `${redirectUri}?${query}`, 'cache-control': 'no-store' } }) as const

/** A refusal that only the person at the browser gets to know. */
export const plainly = (message: string) =>
  ({
    status: 400,
    headers: { 'content-type': 'text/plain; charset=utf-8', location: null },
    body: `${message}\n`,
  }) as const
