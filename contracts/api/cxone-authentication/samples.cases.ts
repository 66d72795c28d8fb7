// Values of the demo scenario that the cases use.

export const sam = 'sam.okafor@demo.example'

export const samId = '11e90000-0000-4000-8000-000000005001'

/** The second user of the tenant in cases with a colleague, and the id of that user's access key. */
export const colleagueId = '11e90000-0000-4000-8000-000000005002'
export const colleaguesKey = 'LEADEMOKEY'

export const tenantId = '11e90000-0000-4000-8000-0000000000aa'

export const redirectUri = 'http://localhost:3000/callback'

/** The S256 challenge of the verifier in RFC 7636 appendix B. */
const codeChallenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM'

/** The query of a public client for the sign-in page. */
export const signInQuery = {
  client_id: 'cxone-agent',
  redirect_uri: redirectUri,
  response_type: 'code',
  scope: 'openid',
  state: 'xyz',
  code_challenge: codeChallenge,
  code_challenge_method: 'S256',
}
