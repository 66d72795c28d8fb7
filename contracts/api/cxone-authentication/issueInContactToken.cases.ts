import type { ContractCases } from '../../case.js'
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
    name: 'rejects another grant with unsupported_grant_type',
    request: { headers: application, form: { ...password, grant_type: 'client_credentials' } },
    expect: rejected('unsupported_grant_type', 'the grant type is not supported'),
  },
]
