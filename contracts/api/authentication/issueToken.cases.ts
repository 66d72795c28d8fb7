import type { CaseResponse, ContractCases } from '../../case.js'
import { any } from '../../matchers.js'

const noStore = { 'cache-control': 'no-store', pragma: 'no-cache', 'content-type': 'application/json' }
const basic = (id: string, secret: string) => ({ authorization: `Basic ${btoa(`${id}:${secret}`)}` })

const rejected = (error: string, description: string): CaseResponse => ({
  status: 400,
  headers: noStore,
  body: { error, error_description: description },
})

export const cases: ContractCases = [
  {
    name: 'issues a token with every scope of the client to HTTP Basic credentials',
    request: { headers: basic('recorder', 'recorder-secret'), form: { grant_type: 'client_credentials' } },
    expect: {
      status: 200,
      headers: noStore,
      body: {
        access_token: any('token'),
        token_type: 'Bearer',
        expires_in: 3600,
        scope: 'recording:read recording:write recording:control',
      },
    },
  },
  {
    name: 'issues a token with a subset of the scopes to credentials in the body',
    request: {
      form: {
        grant_type: 'client_credentials',
        client_id: 'recorder',
        client_secret: 'recorder-secret',
        scope: 'recording:control recording:read recording:control',
      },
    },
    expect: {
      status: 200,
      headers: noStore,
      body: {
        access_token: any('token'),
        token_type: 'Bearer',
        expires_in: 3600,
        scope: 'recording:control recording:read',
      },
    },
  },
  {
    name: 'rejects a wrong secret with invalid_client and a Basic challenge',
    request: { headers: basic('recorder', 'wrong'), form: { grant_type: 'client_credentials' } },
    expect: {
      status: 401,
      headers: { ...noStore, 'www-authenticate': 'Basic realm="cxone"' },
      body: {
        error: 'invalid_client',
        description: 'authentication failed',
        error_description: 'authentication failed',
      },
    },
  },
  {
    name: 'rejects a wrong secret with 400 under that variant',
    assume: { 'invalid-client-status': '400' },
    request: { headers: basic('recorder', 'wrong'), form: { grant_type: 'client_credentials' } },
    expect: {
      status: 400,
      headers: { ...noStore, 'www-authenticate': null },
      body: {
        error: 'invalid_client',
        description: 'authentication failed',
        error_description: 'authentication failed',
      },
    },
  },
  {
    name: 'accepts a form with any parameters of its Content-Type',
    request: {
      headers: {
        ...basic('recorder', 'recorder-secret'),
        'content-type': 'application/x-www-form-urlencoded; charset=ISO-8859-1',
      },
      text: 'grant_type=client_credentials',
    },
    expect: {
      status: 200,
      headers: noStore,
      body: {
        access_token: any('token'),
        token_type: 'Bearer',
        expires_in: 3600,
        scope: 'recording:read recording:write recording:control',
      },
    },
  },
  {
    name: 'rejects a scope that the client may not have with invalid_scope',
    request: {
      headers: basic('studio-basic', 'studio-basic-secret'),
      form: { grant_type: 'client_credentials', scope: 'recording:control' },
    },
    expect: rejected('invalid_scope', 'the client may not have scope recording:control'),
  },
  {
    name: 'rejects an unknown grant with unsupported_grant_type',
    request: { headers: basic('recorder', 'recorder-secret'), form: { grant_type: 'password' } },
    expect: rejected('unsupported_grant_type', 'the grant type is not client_credentials'),
  },
  {
    name: 'rejects a request without grant_type with invalid_request',
    request: { headers: basic('recorder', 'recorder-secret'), form: { scope: 'recording:read' } },
    expect: rejected('invalid_request', 'parameter grant_type is missing'),
  },
  {
    name: 'rejects credentials in both the header and the body with invalid_request',
    request: {
      headers: basic('recorder', 'recorder-secret'),
      form: { grant_type: 'client_credentials', client_id: 'recorder', client_secret: 'recorder-secret' },
    },
    expect: rejected(
      'invalid_request',
      'the client authenticated in the header and in the body: use one of them',
    ),
  },
  {
    name: 'returns 413 for a body larger than 64 kB',
    request: {
      headers: {
        ...basic('recorder', 'recorder-secret'),
        'content-type': 'application/x-www-form-urlencoded',
      },
      text: 'a'.repeat(65_537),
    },
    expect: {
      status: 413,
      headers: noStore,
      body: { error: 'invalid_request', error_description: 'The request body is larger than 65536 bytes' },
    },
  },
]
