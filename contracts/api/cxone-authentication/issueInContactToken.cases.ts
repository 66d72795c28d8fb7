import type { ContractCases } from '../../case.js'
import { any } from '../../matchers.js'
import { inContactTokens, notAuthorized } from './in-contact.cases.js'
import { sam } from './samples.cases.js'
import { basic, rejected } from './token.cases.js'

const application = basic('DemoApp@DemoVendor', '4599999')
const password = { grant_type: 'password', username: sam, password: 'sam-password' }

export const cases: ContractCases = [
  {
    name: 'issues tokens for a form',
    request: { headers: application, form: password },
    expect: inContactTokens,
  },
  {
    name: 'issues tokens for a JSON object',
    request: { headers: application, json: password },
    expect: inContactTokens,
  },
  {
    name: 'grants all scopes when one is requested',
    request: { headers: application, form: { ...password, scope: 'AdminApi' } },
    expect: inContactTokens,
  },
  {
    name: 'grants the requested scope under that variant',
    assume: { 'legacy-scope': 'requested' },
    request: { headers: application, form: { ...password, scope: 'AdminApi' } },
    expect: { ...inContactTokens, body: { ...inContactTokens.body, scope: 'AdminApi' } },
  },
  {
    name: 'rejects a wrong business unit number with 401',
    request: { headers: basic('DemoApp@DemoVendor', '1'), form: password },
    expect: notAuthorized,
  },
  {
    name: 'rejects a wrong password with the same 401',
    request: { headers: application, form: { ...password, password: 'wrong' } },
    expect: notAuthorized,
  },
  {
    name: 'issues a token without a user and without a refresh token for the Client grant',
    request: { headers: application, form: { grant_type: 'client_credentials' } },
    expect: {
      ...inContactTokens,
      body: {
        access_token: any('token'),
        token_type: 'bearer',
        expires_in: 3600,
        scope: 'RealTimeApi AdminApi AgentApi ReportingApi',
        resource_server_base_uri: any('url'),
        bus_no: 4599999,
      },
    },
  },
  {
    name: 'rejects a wrong business unit number of the Client grant with 401',
    request: {
      headers: basic('DemoApp@DemoVendor', '1'),
      form: { grant_type: 'client_credentials' },
    },
    expect: notAuthorized,
  },
  {
    name: 'rejects another grant with unsupported_grant_type',
    request: { headers: application, form: { ...password, grant_type: 'authorization_code' } },
    expect: rejected('unsupported_grant_type', 'the grant type is not supported'),
  },
]
