import { any } from '../../matchers.js'
import { basic, noStore } from './token.cases.js'

export const inContactTokens = {
  status: 200,
  headers: noStore,
  body: {
    access_token: any('token'),
    token_type: 'bearer',
    expires_in: 3600,
    refresh_token: any('token'),
    scope: 'RealTimeApi AdminApi AgentApi ReportingApi',
    resource_server_base_uri: any('url'),
    refresh_token_server_uri: any('url'),
    agent_id: 5001,
    team_id: 77,
    bus_no: 4599999,
  },
} as const

/** The rejection of an invalid body. */
export const badBody = (status: number, description: string) =>
  ({
    status,
    headers: noStore,
    body: { error: 'invalid_request', error_description: description },
  }) as const

export const notJsonAtAll = badBody(
  415,
  'The Content-Type text/plain is not supported: send application/json',
)

export const notAuthorized = {
  status: 401,
  headers: noStore,
  body: {
    error: 'invalid_client',
    error_description: "Client application 'application_name@vendor' not authorized for user",
  },
} as const

/** Gets a token of the Client grant, which has no user; later requests send `clientToken`. */
export const clientGrant = {
  operation: 'issueInContactToken',
  headers: basic('DemoApp@DemoVendor', '4599999'),
  form: { grant_type: 'client_credentials' },
  keep: 'access_token',
} as const

export const clientToken = { authorization: 'Bearer {access_token}' } as const
