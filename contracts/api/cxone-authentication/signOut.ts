import { any } from '../../matchers.js'

const text = { type: 'string' } as const

export const signOutParameters = {
  id_token_hint: text,
  post_logout_redirect_uri: { type: 'string', description: 'one that a client has registered' },
  state: text,
  ui_locales: text,
} as const

export const registered = { post_logout_redirect_uri: 'http://localhost:3000/', state: 'xyz' }

export const signedOut = {
  status: 302,
  headers: { location: 'http://localhost:3000/?state=xyz', 'set-cookie': any('string') },
} as const

export const signedOutHere = {
  status: 200,
  headers: { 'content-type': 'text/html; charset=utf-8', location: null, 'set-cookie': any('string') },
} as const
