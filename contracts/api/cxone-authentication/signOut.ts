const text = { type: 'string' } as const

export const signOutParameters = {
  id_token_hint: text,
  post_logout_redirect_uri: { type: 'string', description: 'one that a client has registered' },
  state: text,
  ui_locales: text,
} as const
