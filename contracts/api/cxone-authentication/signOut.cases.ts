import { any } from '../../matchers.js'

export const registered = { post_logout_redirect_uri: 'http://localhost:3000/', state: 'xyz' }

export const signedOut = {
  status: 302,
  headers: { location: 'http://localhost:3000/?state=xyz', 'set-cookie': any('string') },
} as const

export const signedOutHere = {
  status: 200,
  headers: { 'content-type': 'text/html; charset=utf-8', location: null, 'set-cookie': any('string') },
} as const
