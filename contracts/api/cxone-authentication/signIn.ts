import type { OperationContract, Schema } from '../../contract.js'

const text = { type: 'string' } as const

/** The parameters of the sign-in page by name. */
export const signInParameters = {
  tenantId: text,
  resellerId: text,
  scope: { type: 'string', description: 'must contain openid' },
  response_type: { type: 'string', enum: ['code'] },
  client_id: text,
  redirect_uri: { type: 'string', description: 'exactly as the client registered it' },
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

/** The parameters as query parameters. */
export function inQuery(schemas: Readonly<Record<string, Schema>>): OperationContract['parameters'] & object {
  return Object.entries(schemas).map(([name, schema]) => ({ name, in: 'query', schema }) as Parameter)
}

type Parameter = NonNullable<OperationContract['parameters']>[number]

const pageResponses = {
  '200': { description: 'a page', content: { 'text/html': { schema: { type: 'string' } } } },
  '302': { description: 'redirects to the client, with a code or an error in the query' },
} as const

export const signInResponses = {
  ...pageResponses,
  '400': {
    description: 'the client or its redirect_uri is not valid, so the browser is not redirected',
    content: { 'text/plain': { schema: { type: 'string' } } },
  },
} as const
