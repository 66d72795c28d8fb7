import type { OperationContract } from '../../contract.js'
import { inContactEvidence, inContactResponses, inContactTokens, notAuthorized } from './in-contact.js'
import { sam } from './samples.js'
import { basic, refused } from './token.js'

const application = basic('DemoApp@DemoVendor', '4599999')
const password = { grant_type: 'password', username: sam, password: 'sam-password' }

const schema = {
  type: 'object',
  required: ['grant_type'],
  properties: {
    grant_type: { type: 'string', enum: ['password', 'refresh_token'] },
    username: { type: 'string' },
    password: { type: 'string' },
    refresh_token: { type: 'string' },
    scope: { type: 'string' },
  },
} as const

export const issueInContactToken = {
  operationId: 'issueInContactToken',
  surface: 'incontact-token',
  method: 'POST',
  path: '/InContactAuthorizationServer/Token',
  summary: 'Issue tokens of the older ACD to an application App@Vendor for the name and password of a user',
  security: { kind: 'client' },
  evidence: inContactEvidence,
  ambiguities: ['refresh-token-lifetime', 'refresh-token-rotation', 'refresh-token-reuse', 'legacy-scope'],
  requestBody: {
    required: true,
    content: { 'application/x-www-form-urlencoded': { schema }, 'application/json': { schema } },
  },
  responses: inContactResponses,
  cases: [
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
      name: 'grants everything to who asks for a part',
      request: { headers: application, form: { ...password, scope: 'AdminApi' } },
      expect: inContactTokens,
    },
    {
      name: 'grants the scope that is asked for, if CXone does',
      assume: { 'legacy-scope': 'requested' },
      request: { headers: application, form: { ...password, scope: 'AdminApi' } },
      expect: { ...inContactTokens, body: { ...inContactTokens.body, scope: 'AdminApi' } },
    },
    {
      name: 'refuses a wrong business unit number with 401',
      request: { headers: basic('DemoApp@DemoVendor', '1'), form: password },
      expect: notAuthorized,
    },
    {
      name: 'refuses a wrong password with the same 401',
      request: { headers: application, form: { ...password, password: 'wrong' } },
      expect: notAuthorized,
    },
    {
      name: 'refuses another grant with unsupported_grant_type',
      request: { headers: application, form: { ...password, grant_type: 'client_credentials' } },
      expect: refused('unsupported_grant_type', 'the grant type is not supported'),
    },
  ],
} as const satisfies OperationContract
