import type { OperationContract, Schema } from '../../contract.js'
import { any } from '../../matchers.js'
import { redirectUri, sam, signInQuery } from './samples.js'

const text = { type: 'string' } as const

/** The parameters of the sign-in page, by their names. */
export const signInParameters = {
  tenantId: text,
  resellerId: text,
  scope: { type: 'string', description: 'has openid' },
  response_type: { type: 'string', enum: ['code'] },
  client_id: text,
  redirect_uri: { type: 'string', description: 'letter for letter as the client registered it' },
  state: text,
  nonce: text,
  display: { type: 'string', enum: ['page', 'popup'] },
  prompt: { type: 'string', enum: ['none', 'login'] },
  max_age: { type: 'string', description: 'seconds' },
  id_token_hint: text,
  login_hint: text,
  acr_values: text,
  ui_locales: text,
  code_challenge: text,
  code_challenge_method: { type: 'string', enum: ['S256'] },
} as const

/** Parameters of a query. */
export function inQuery(schemas: Readonly<Record<string, Schema>>): OperationContract['parameters'] & object {
  return Object.entries(schemas).map(([name, schema]) => ({ name, in: 'query', schema }) as Parameter)
}

type Parameter = NonNullable<OperationContract['parameters']>[number]

const pageResponses = {
  '200': { description: 'a page', content: { 'text/html': { schema: { type: 'string' } } } },
  '302': { description: 'back to the client, with a code or an error in the query' },
} as const

export const signInResponses = {
  ...pageResponses,
  '400': {
    description: 'the client or its redirect_uri does not do, so that there is no way back',
    content: { 'text/plain': { schema: { type: 'string' } } },
  },
} as const

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
